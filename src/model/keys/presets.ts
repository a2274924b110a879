/** Keys as people know them from other programs; what a preset does not name stays as it is here. */
export const keyPresets: Readonly<
  Record<string, { readonly title: string; readonly keys: Readonly<Record<string, string>> }>
> = {
  matecat: {
    title: 'MateCat',
    keys: { 'confirm-next': 'Mod+Enter', 'next': 'Ctrl+ArrowDown', 'previous': 'Ctrl+ArrowUp', 'keys': 'F1' },
  },
  memoq: {
    title: 'memoQ',
    keys: {
      'confirm-next': 'Mod+Enter',
      'next-unfinished': 'Ctrl+g',
      'confirm-stay': 'Mod+Shift+Enter',
      'comment': 'Ctrl+m',
    },
  },
  omegat: {
    title: 'OmegaT',
    keys: { 'confirm-next': 'Enter', 'edit': 'F2', 'next-unfinished': 'Ctrl+u', 'go-to': 'Ctrl+j', 'keys': 'F1' },
  },
}

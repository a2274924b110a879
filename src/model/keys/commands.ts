/** Where a command's keys work: in the text box, on a focused row, on a row under review, or anywhere on the page. */
export type Place = 'typing' | 'row' | 'review' | 'anywhere'

export interface Command {
  readonly id: string
  readonly title: string
  readonly places: readonly Place[]
  readonly keys: readonly string[]
}

/** Every command of the editor, with its keys. A key of one character works only where nobody is typing. */
export const commands = [
  { id: 'confirm-next', title: 'Confirm, go to next unfinished', places: ['typing', 'row'], keys: ['Mod+Enter'] },
  { id: 'confirm-stay', title: 'Confirm, stay here', places: ['typing', 'row'], keys: ['Mod+Shift+Enter', 'c'] },
  { id: 'approve-next', title: 'Approve, go to next', places: ['review'], keys: ['Mod+Enter', 'a'] },
  { id: 'ask-changes', title: 'Ask for changes', places: ['review'], keys: ['Mod+Shift+Enter', 'r'] },
  { id: 'toggle-diff', title: 'Changes, final, before', places: ['review'], keys: ['d'] },
  { id: 'next', title: 'Next segment', places: ['typing', 'row', 'review'], keys: ['Alt+ArrowDown', 'j', 'ArrowDown'] },
  { id: 'previous', title: 'Previous segment', places: ['typing', 'row', 'review'], keys: ['Alt+ArrowUp', 'k', 'ArrowUp'] },
  { id: 'next-unfinished', title: 'Next unfinished', places: ['typing', 'row', 'review'], keys: ['F9', 'n'] },
  { id: 'next-finding', title: 'Next place a check found', places: ['typing', 'row', 'review'], keys: ['F8'] },
  { id: 'previous-finding', title: 'Previous place a check found', places: ['typing', 'row', 'review'], keys: ['Shift+F8'] },
  { id: 'fix-finding', title: 'Mend what a check found', places: ['row'], keys: ['f'] },
  { id: 'dismiss-finding', title: 'Dismiss what a check found', places: ['row'], keys: ['d'] },
  { id: 'edit', title: 'Type in the English', places: ['row', 'review'], keys: ['F2', 'Enter'] },
  { id: 'leave', title: 'Leave the box', places: ['typing'], keys: ['Escape', 'F2'] },
  { id: 'copy-source', title: 'Copy the Arabic across', places: ['row'], keys: ['y'] },
  { id: 'insert-1', title: 'Insert suggestion 1', places: ['typing', 'row'], keys: ['Ctrl+1', '1'] },
  { id: 'insert-2', title: 'Insert suggestion 2', places: ['typing', 'row'], keys: ['Ctrl+2', '2'] },
  { id: 'insert-3', title: 'Insert suggestion 3', places: ['typing', 'row'], keys: ['Ctrl+3', '3'] },
  { id: 'insert-4', title: 'Insert suggestion 4', places: ['typing', 'row'], keys: ['Ctrl+4', '4'] },
  { id: 'insert-5', title: 'Insert suggestion 5', places: ['typing', 'row'], keys: ['Ctrl+5', '5'] },
  { id: 'insert-6', title: 'Insert suggestion 6', places: ['typing', 'row'], keys: ['Ctrl+6', '6'] },
  { id: 'insert-7', title: 'Insert suggestion 7', places: ['typing', 'row'], keys: ['Ctrl+7', '7'] },
  { id: 'insert-8', title: 'Insert suggestion 8', places: ['typing', 'row'], keys: ['Ctrl+8', '8'] },
  { id: 'insert-9', title: 'Insert suggestion 9', places: ['typing', 'row'], keys: ['Ctrl+9', '9'] },
  { id: 'insert-rlm', title: 'Insert a right-to-left mark', places: ['typing'], keys: [] },
  { id: 'insert-lrm', title: 'Insert a left-to-right mark', places: ['typing'], keys: [] },
  { id: 'insert-nbsp', title: 'Insert a no-break space', places: ['typing'], keys: [] },
  { id: 'insert-zwnj', title: 'Insert a zero-width non-joiner', places: ['typing'], keys: [] },
  { id: 'copy-link', title: 'Copy the link to this segment', places: ['row'], keys: [] },
  { id: 'split', title: 'Split this segment', places: ['row'], keys: ['s'] },
  { id: 'merge', title: 'Join with the next', places: ['row'], keys: ['+'] },
  { id: 'back-to-draft', title: 'Back to draft', places: ['row', 'review'], keys: ['b'] },
  { id: 'comment', title: 'Comment', places: ['typing', 'row', 'review'], keys: ['Ctrl+m', 'm'] },
  { id: 'assist', title: 'What the memory has', places: ['row', 'review'], keys: ['e'] },
  { id: 'history', title: 'History of this segment', places: ['row', 'review'], keys: ['h'] },
  { id: 'actions', title: 'Actions for this segment', places: ['typing', 'row', 'review'], keys: ['Ctrl+.'] },
  { id: 'select', title: 'Select, or not', places: ['row', 'review'], keys: ['x'] },
  { id: 'extend-down', title: 'Select the next one, too', places: ['row', 'review'], keys: ['Shift+ArrowDown'] },
  { id: 'extend-up', title: 'Select the previous one, too', places: ['row', 'review'], keys: ['Shift+ArrowUp'] },
  { id: 'clear-selection', title: 'Clear the selection', places: ['row', 'review'], keys: ['Escape'] },
  { id: 'undo', title: 'Undo', places: ['row', 'review'], keys: ['Mod+z'] },
  { id: 'redo', title: 'Redo', places: ['row', 'review'], keys: ['Mod+Shift+z', 'Mod+y'] },
  { id: 'find', title: 'Find in this document', places: ['row', 'review', 'anywhere'], keys: ['/'] },
  { id: 'go-to', title: 'Go to a number', places: ['row', 'review', 'anywhere'], keys: ['#'] },
  { id: 'swap-columns', title: 'Swap the columns', places: ['row', 'review'], keys: ['w'] },
  { id: 'hidden-characters', title: 'Show hidden characters', places: ['row', 'review'], keys: ['i'] },
  { id: 'save-now', title: 'Save now', places: ['typing', 'row', 'review', 'anywhere'], keys: ['Mod+s'] },
  { id: 'palette', title: 'Search or do anything', places: ['typing', 'row', 'review', 'anywhere'], keys: ['Mod+k'] },
  { id: 'keys', title: 'These keys', places: ['typing', 'row', 'review', 'anywhere'], keys: ['Mod+/', '?'] },
] as const satisfies readonly Command[]

export const placeTitles: Readonly<Record<Place, { readonly title: string, readonly note: string }>> = {
  typing: { title: 'While you type', note: 'in the English box' },
  review: { title: 'Reviewing', note: 'beside the keys of a row' },
  anywhere: { title: 'Anywhere', note: '' },
  row: { title: 'On a row', note: 'after Esc' },
}

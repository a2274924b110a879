const barHeight = 40
const gap = 8

/** Menus are `details`: Escape and a click elsewhere close them, arrows and letters move inside, printed letters choose. */
export function closeMenusOutside(): void {
  document.addEventListener('click', event => {
    for (const menu of openMenus()) if (!menu.contains(event.target as Node)) menu.open = false
  })
  document.addEventListener(
    'toggle',
    event => {
      if ((event.target as Element).matches('details.menu')) place(event.target as HTMLDetailsElement)
    },
    { capture: true },
  )
  document.addEventListener(
    'keydown',
    event => {
      const menu = (event.target as Element).closest<HTMLDetailsElement>('details.menu[open]')
      if (menu && !event.ctrlKey && !event.metaKey && !event.altKey && move(menu, event)) {
        event.preventDefault()
        event.stopPropagation()
      }
    },
    { capture: true },
  )
}

/** A menu opens upwards where more room is above, and is never longer than the room it has between the bars. */
function place(menu: HTMLDetailsElement): void {
  const list = menu.querySelector<HTMLElement>('.menu__list')
  if (!list || menu.matches('.upwards:not([data-turned])')) return
  menu.classList.remove('upwards')
  delete menu.dataset['turned']
  list.style.maxBlockSize = ''
  if (!menu.open || list.getBoundingClientRect().bottom <= innerHeight - barHeight) return
  const { top, bottom } = menu.getBoundingClientRect()
  const above = top - (document.querySelector('.toolbar')?.getBoundingClientRect().bottom ?? 0)
  const below = innerHeight - barHeight - bottom
  if (above > below) {
    menu.classList.add('upwards')
    menu.dataset['turned'] = ''
  }
  list.style.maxBlockSize = `${Math.max(above, below) - gap}px`
}

const openMenus = (): NodeListOf<HTMLDetailsElement> => document.querySelectorAll('details.menu[open]')

function move(menu: HTMLDetailsElement, event: KeyboardEvent): boolean {
  const items = [...menu.querySelectorAll<HTMLElement>('.menu__list button, .menu__list a')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  switch (event.key) {
    case 'Escape':
      return close(menu)
    case 'ArrowDown':
      return focus(items[(at + 1) % items.length])
    case 'ArrowUp':
      return focus(items[(at + items.length - 1) % items.length])
    case 'Home':
      return focus(items[0])
    case 'End':
      return focus(items.at(-1))
    default:
      return choose(items, event)
  }
}

function close(menu: HTMLDetailsElement): boolean {
  menu.open = false
  return focus(menu.querySelector('summary'))
}

function focus(item: HTMLElement | null | undefined): boolean {
  item?.focus()
  return true
}

/** The letter printed beside an entry chooses it, whatever the keyboard layout. */
function choose(items: readonly HTMLElement[], { key, code }: KeyboardEvent): boolean {
  if (key === 'Enter' || key === ' ' || key === 'Tab') return false
  const letter = /^Key([A-Z])$/.exec(code)?.[1] ?? key.toUpperCase()
  const item = items.find(each => each.dataset['letter']?.toUpperCase() === letter)
  item?.click()
  return item !== undefined
}

type Child = Node | string | undefined | false

/** Makes an element with attributes and children; text stays text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | boolean | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, '')
    else if (typeof value === 'string') made.setAttribute(key, value)
  }
  made.append(...children.filter(child => child !== undefined && child !== false))
  return made
}

const svg = 'http://www.w3.org/2000/svg'

/** An icon of the page's sprite. */
export function icon(name: string): SVGElement {
  const made = document.createElementNS(svg, 'svg')
  made.setAttribute('class', 'i')
  made.setAttribute('aria-hidden', 'true')
  const use = document.createElementNS(svg, 'use')
  use.setAttribute('href', `#i-${name}`)
  made.append(use)
  return made
}

/** A copy of the first element of a template in the page. */
export function cloneTemplate(id: string): HTMLElement {
  const template = document.getElementById(id)
  if (!(template instanceof HTMLTemplateElement)) throw new TypeError(`the page has no template ${id}`)
  return document.importNode(template.content, true).firstElementChild as HTMLElement
}

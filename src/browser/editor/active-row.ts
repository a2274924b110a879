import { cloneTemplate } from '../page/elements.ts'
import { element } from '../page/elements.ts'
import type { Row } from './row.ts'

/** Puts the text box and the actions into a row; what the server put there for pages without script is taken over. */
export function openRow(row: Row, withField: boolean): void {
  row.element.classList.add('is-active')
  row.element.setAttribute('aria-current', 'true')
  row.element.tabIndex = -1
  if (withField) openField(row)
  if (row.element.querySelector('.actions')) return
  const actions = cloneTemplate('row-actions')
  for (const button of actions.querySelectorAll('button')) button.setAttribute('form', `form-${row.id}`)
  row.foot.append(actions)
}

export function openField(row: Row): HTMLTextAreaElement {
  const open = row.field
  if (open) return open
  const { text } = row
  const form = cloneTemplate('row-form')
  form.id = `form-${row.id}`
  const field = form.querySelector('textarea')!
  const label = form.querySelector('label')!
  label.htmlFor = field.id = `field-${row.id}`
  label.textContent = label.textContent.replace('#', row.number)
  field.dataset['pair'] = row.id
  field.setAttribute('aria-describedby', `source-${row.id} facts-${row.id}`)
  field.defaultValue = text
  field.value = text
  row.target.replaceChildren(form)
  return field
}

/** Makes the row text to read again. */
export function closeRow(row: Row): void {
  closeField(row)
  row.element.classList.remove('is-active')
  row.element.removeAttribute('aria-current')
  row.element.querySelector('.actions')?.remove()
  const foot = row.element.querySelector('.pair__foot')
  if (foot?.childElementCount === 0) foot.remove()
}

export function closeField(row: Row): void {
  const { field } = row
  if (!field) return
  const { lang, dir, value } = field
  row.target.replaceChildren(element('p', { class: `pair__text ${field.className}`, lang, dir }, value))
}

/** Facts about the row under work, such as `25 words for 32`. */
export function showFacts(row: Row, sentence: string): void {
  const facts = row.element.querySelector('.actions__facts')
  if (!facts) return
  facts.id = `facts-${row.id}`
  if (facts.textContent !== sentence) facts.textContent = sentence
}

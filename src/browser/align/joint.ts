import { bandOf, doubtfulFrom, sureFrom } from '../../model/link-band.ts'
import type { LinkState } from '../../model/pair.ts'
import { element, icon } from '../page/elements.ts'
import type { Link, Side } from './link.ts'

/** Says of a link that a person marked it, or does no more. */
export function showState(link: Link, state: LinkState): void {
  const { dataset } = link.element
  const percent = link.percent === undefined ? null : Number(link.percent)
  const [sources, targets] = [link.sentences('source').length, link.sentences('target').length]
  dataset['state'] = state
  dataset['c'] = bandOf({ linkState: state, confidence: percent === null ? null : percent / 100, sources, targets })
  const ratio = link.element.querySelector('.ratio')!
  for (const old of link.element.querySelectorAll('.joint > :is(.badge.t, .conf, .why)')) old.remove()
  if (state === 'pinned') ratio.before(element('span', { class: 'badge t' }, icon('anchor'), 'anchor'))
  else if (state === 'checked') ratio.after(element('span', { class: 'conf' }, icon('st-translated'), 'checked'))
  else if (percent !== null) ratio.after(element('span', { class: 'conf' }, bars(percent / 100), `${percent}%`))
}

function bars(confidence: number): HTMLElement {
  const on = confidence >= sureFrom ? 3 : confidence >= doubtfulFrom ? 2 : 1
  return element(
    'span',
    { 'class': 'bars', 'aria-hidden': 'true' },
    ...[1, 2, 3].map(bar => element('i', bar <= on ? { class: 'on' } : {})),
  )
}

/** Counts the sentences of a link anew; how well they fit is not known before the server has looked. */
export function showCounts(link: Link, nameOf: (side: Side) => string): void {
  const { classList, dataset } = link.element
  const [sources, targets] = [link.sentences('source').length, link.sentences('target').length]
  classList.add('is-ahead')
  if (link.state !== 'automatic' || sources === 0 || targets === 0) dataset['c'] = 'none'
  dataset['state'] = 'automatic'
  delete dataset['percent']
  link.element.querySelector('.joint > .badge.t')?.remove()
  const [spoken, , drawn] = [...link.element.querySelectorAll('.ratio > *, [data-number]')]
  spoken!.lastChild!.textContent = `: ${sources} ${nameOf('source')} to ${targets} ${nameOf('target')}. `
  drawn!.firstElementChild!.textContent = String(targets)
  drawn!.lastElementChild!.textContent = String(sources)
}

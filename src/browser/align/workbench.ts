import { Keymap } from '../../model/keys/keymap.ts'
import { announce } from '../page/announce.ts'
import { element } from '../page/elements.ts'
import { isMac } from '../page/facts.ts'
import type { PageFacts } from '../page/facts.ts'
import { localTime } from '../page/local-time.ts'
import { readHtml, renewToken, sendForHtml } from '../page/request.ts'
import { saySaving } from '../page/save-state.ts'
import { unfocus } from './ahead.ts'
import type { Ahead } from './ahead.ts'
import { foresee } from './foresee.ts'
import type { Wish } from './foresee.ts'
import { Journal } from './journal.ts'
import { Link, placeOf } from './link.ts'
import type { Place, Side } from './link.ts'
import { Touched, markNeighbours, renumber } from './numbers.ts'
import { Overview } from './overview.ts'
import { say } from './say.ts'
import { takeList, takePart } from './take-part.ts'
import type { Part } from './take-part.ts'

export type Scroll = 'middle' | 'nearest' | 'stay'

const neighbours = 3
const savingShownAfterMs = 400

/** What the list of links does: which sentence has the focus, what is asked of the server, what comes back. */
export class Workbench {
  readonly list: HTMLElement
  readonly facts: PageFacts
  readonly keymap: Keymap
  readonly overview: Overview
  readonly journal = new Journal()
  #ahead: Ahead | undefined
  /** Where the focus was put last; it may be gone by now. */
  #card: HTMLElement | undefined
  readonly #own = new Set<string>()
  #turn: Promise<void> = Promise.resolve()
  #waiting = 0

  constructor(list: HTMLElement, facts: PageFacts) {
    this.list = list
    this.facts = facts
    this.keymap = new Keymap(facts.keys, isMac)
    this.overview = new Overview(this)
  }

  get focused(): Place | undefined {
    const isKnown = this.#card?.isConnected && this.#card.classList.contains('is-focus')
    if (!isKnown) this.#card = this.list.querySelector<HTMLElement>('.is-focus') ?? undefined
    return placeOf(this.#card)
  }
  get mayEdit(): boolean {
    return this.list.classList.contains('can-edit')
  }
  get show(): string {
    return this.list.dataset['show'] ?? 'all'
  }

  links(): Link[] {
    return [...this.list.querySelectorAll<HTMLElement>(':scope > .link')].map(link => new Link(link))
  }

  nameOf(side: Side): string {
    return this.list.dataset[side === 'source' ? 'sourceName' : 'targetName'] ?? ''
  }

  /** @param isSaid whether the place is told; a sentence that was moved with its link is told by what moved it */
  focus(card: HTMLElement, scroll: Scroll = 'nearest', takesFocus = true, isSaid = takesFocus): void {
    const place = placeOf(card)
    if (!place) return
    const old = this.focused
    if (old && old.card !== card) unfocus(old.card)
    old?.link.element.classList.remove('is-active')
    this.#card = card
    card.classList.add('is-focus')
    card.setAttribute('aria-current', 'true')
    card.tabIndex = 0
    place.link.element.classList.add('is-active')
    if (takesFocus) card.focus({ preventScroll: true })
    if (scroll !== 'stay') card.scrollIntoView({ block: scroll === 'middle' ? 'center' : 'nearest' })
    const { id } = place.link.element
    if (id !== '' && location.hash !== `#${id}`) history.replaceState(history.state, '', `#${id}`)
    this.list.dispatchEvent(new CustomEvent('row-active', { bubbles: true }))
    if (isSaid) announce(this.describe(place))
  }

  describe({ link, side, number }: Place): string {
    const what = number === undefined ? `No ${this.nameOf(side)}` : `${this.nameOf(side)} ${number}`
    return `${what}, link ${link.number}, ${link.ratio.replace(':', 'to')}${certaintyOf(link)}.`
  }

  /** One after another, so that quick keys each act on what the one before made. */
  inTurn(step: () => Promise<void>): Promise<void> {
    this.#waiting++
    const done = (): void => {
      this.#waiting--
    }
    this.#turn = this.#turn.then(step, step).finally(done)
    return this.#turn
  }

  /** A move of the focus happens at once, or after the verbs that were asked for before it. */
  move(step: () => void): void {
    if (this.#waiting === 0) step()
    else void this.inTurn(async () => step())
  }

  isOwn(operation: string): boolean {
    return this.#own.has(operation)
  }

  /** Links are shown as they are going to be; their confidence comes with the answer. */
  get isAhead(): boolean {
    return this.#ahead !== undefined
  }

  /** Does a verb with the focused sentence. @returns what came back, `undefined` when nothing was changed */
  async verb(verb: string, wish: Wish = {}, at = this.focused): Promise<Part | undefined> {
    if (!at || !this.mayEdit) return undefined
    const { link, side, sentence } = at
    const seen = { revision: link.revision, revisions: revisionsAround(link) }
    const ahead = foresee(verb, at, wish, each => this.nameOf(each))
    const body = { verb, side, sentence, ...seen, ...wish }
    const part = await this.send(`/pairs/${link.id}/link?show=${this.show}`, body, ahead)
    if (part) this.journal.did(verb, at, ahead, this.list)
    return part
  }

  /**
   * Sends what changes links and takes what comes back into the list, with the focus on the sentence it was on.
   * @param ahead what is shown meanwhile
   */
  async send(path: string, body: unknown, ahead?: Ahead): Promise<Part | undefined> {
    const saving = setTimeout(() => saySaving({ state: 'saving', sentence: 'Saving…' }), savingShownAfterMs)
    const coming = sendForHtml(path, body)
    if (ahead) this.#rearrange(() => this.#show(ahead))
    let { status, page } = await coming
    if ((status === 401 || status === 403) && (await renewToken())) ({ status, page } = await sendForHtml(path, body))
    clearTimeout(saving)
    if (status !== 200 || !page) {
      await this.#refused(status, page)
      return undefined
    }
    saySaving({ state: 'saved', sentence: `Saved ${localTime(new Date().toISOString())}` })
    const part = await this.take(page)
    if (part) this.#own.add(part.operation)
    return part
  }

  #show(ahead: Ahead): void {
    const touched = new Touched()
    ahead.show(touched)
    this.#ahead = ahead
    renumber(this.list, touched)
    markNeighbours(this.list)
  }

  /** What was shown ahead makes room for what is. */
  #settle(): Touched {
    const touched = new Touched()
    this.#ahead?.takeBack(touched)
    this.#ahead = undefined
    return touched
  }

  /** Changes the list, and puts the focus back where it was. */
  #rearrange<Outcome>(step: () => Outcome): Outcome {
    const keep = this.#keepFocus()
    const outcome = step()
    keep()
    this.list.dispatchEvent(new CustomEvent('rows-changed'))
    return outcome
  }

  /** Takes links of an answer in, or reads the whole list when there are too many of them. */
  async take(page: Document): Promise<Part | undefined> {
    const part = this.#rearrange(() => takePart(this.list, page, this.#settle()))
    if (part?.isWhole) await this.refresh()
    this.overview.soon()
    return part
  }

  async refresh(): Promise<void> {
    const page = await readHtml(`${this.facts.path}/align/links?page=${this.list.dataset['page']}&show=${this.show}`)
    if (!page) return
    this.#rearrange(() => {
      this.#settle()
      takeList(this.list, page)
    })
    this.overview.soon()
  }

  /** The link or sentence that has the focus may be replaced: what is called after it puts the focus back, at the same height. */
  #keepFocus(): () => void {
    const place = this.focused
    const hadFocus = document.activeElement === document.body || this.list.contains(document.activeElement)
    const top = place?.card.getBoundingClientRect().top ?? 0
    return () => {
      if (!place) return
      const now = this.#sameCard(place)
      if (!now) return
      if (now === place.card && now.isConnected && now.classList.contains('is-focus')) return
      const takesFocus = hadFocus && !(document.activeElement?.matches('textarea, input') ?? false)
      this.focus(now, 'stay', takesFocus, false)
      const moved = now.getBoundingClientRect().top - top
      if (moved !== 0) window.scrollBy(0, moved)
      if (takesFocus) now.scrollIntoView({ block: 'nearest' })
    }
  }

  /** The sentence with the same number, the gap of the same link, or what stands there now. */
  #sameCard({ link, side, number }: Place): HTMLElement | undefined {
    const here = Link.byId(link.id)
    const same = number === undefined ? here?.card(side) : (near(here, side, number) ?? this.#numbered(side, number))
    const links = same ? [] : this.links()
    return same ?? (links[link.number - Number(this.list.dataset['number'])] ?? links.at(-1))?.card(side)
  }

  #numbered(side: Side, number: number): HTMLElement | undefined {
    const cards = this.list.querySelectorAll<HTMLElement>(side === 'source' ? '.src > .sent' : '.tgt > .sent')
    return cards[number - Number(this.list.dataset[side])]
  }

  async #refused(status: number, page: Document | undefined): Promise<void> {
    const because = page?.querySelector('main .sub')?.textContent
    const isAway = status === 0
    if (this.#ahead)
      this.#rearrange(() => {
        renumber(this.list, this.#settle())
        markNeighbours(this.list)
      })
    saySaving(
      isAway
        ? { state: 'offline', sentence: 'No connection. The last step was not taken' }
        : { state: 'saved', sentence: 'All changes saved' },
    )
    if (status === 401) say('You are signed out. Nothing was changed.', signIn())
    else say(because ?? 'The server could not be reached; nothing was changed. Try again.')
    if (status === 409 || status === 404) await this.refresh()
  }
}

const signIn = (): HTMLElement =>
  element('a', { class: 'btn', href: '/login', target: '_blank', rel: 'noopener' }, 'Sign in')

function certaintyOf({ state, percent }: Link): string {
  if (state !== 'automatic') return state === 'pinned' ? ', anchor' : ', checked'
  return percent === undefined ? '' : `, ${percent}%`
}

/** What this person was looking at: the server refuses when one of these was changed meanwhile. */
function revisionsAround(link: Link): Record<string, number> {
  const seen: Record<string, number> = { [link.id]: link.revision }
  let [up, down]: [Link | undefined, Link | undefined] = [link, link]
  for (let step = 0; step < neighbours; step++) {
    ;[up, down] = [up?.previous, down?.next]
    for (const each of [up, down]) if (each) seen[each.id] = each.revision
  }
  return seen
}

/** The sentence with a number in a link or beside it, where verbs leave it. */
const near = (link: Link | undefined, side: Side, number: number): HTMLElement | undefined =>
  [link, link?.previous, link?.next]
    .flatMap(each => each?.sentences(side) ?? [])
    .find(card => card.querySelector('.n')!.textContent === String(number))

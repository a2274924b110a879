// Puts one known fault into clean pairs, so that what a check claims to find can be measured.
import type { CheckContext, CheckedPair } from '../../src/text/checks/check.ts'

/** Pseudo-random numbers from a seed (mulberry32): the same seed gives the same faults everywhere. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0
  return below => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

export type Random = (below: number) => number

/** A clean pair or document, and the same with one fault; the check must speak only on the second. */
export interface Injected {
  readonly clean: readonly CheckedPair[]
  readonly faulty: readonly CheckedPair[]
  /** Which pair bears the fault. */
  readonly index: number
  readonly context?: CheckContext
}

/** A kind of fault and the check that claims to find it. */
export interface Fault {
  readonly kind: string
  readonly check: string
  /** Undefined when this pair cannot bear the fault. */
  readonly inject: (pair: CheckedPair, random: Random, all: readonly CheckedPair[]) => Injected | undefined
}

type Change = (pair: CheckedPair, random: Random, all: readonly CheckedPair[]) => Partial<CheckedPair> | undefined

/** A fault in a pair as it is. */
export const natural = (kind: string, check: string, change: Change): Fault => ({
  kind,
  check,
  inject(pair, random, all) {
    const changed = change(pair, random, all)
    return changed === undefined ? undefined : { clean: [pair], faulty: [{ ...pair, ...changed }], index: 0 }
  },
})

interface Graft {
  readonly source: string
  readonly target: string
  readonly wrong: string
}

/** Adds words before the final stop. */
const put = (text: string, more: string): string => `${text.slice(0, -1)} ${more}.`

/** A fault in words that both sides are given first, for what few clean pairs have. */
export const grafted = (kind: string, check: string, graft: (random: Random) => Graft): Fault => ({
  kind,
  check,
  inject(pair, random) {
    if (/[^.]\.$/.exec(pair.source) === null || !/[a-z0-9]\.$/.test(pair.target)) return undefined
    const { source, target, wrong } = graft(random)
    const clean = { ...pair, source: put(pair.source, source), target: put(pair.target, target) }
    return { clean: [clean], faulty: [{ ...clean, target: put(pair.target, wrong) }], index: 0 }
  },
})

/** The same fault, only in pairs where nothing else says what it takes away. */
export const quiet = (unlike: RegExp, { inject, ...fault }: Fault): Fault => ({
  ...fault,
  inject: (pair, random, all) =>
    unlike.test(pair.source) || unlike.test(pair.target) ? undefined : inject(pair, random, all),
})

export const pick = <Item>(items: readonly Item[], random: Random): Item => items[random(items.length)]!
export const between = (random: Random, low: number, high: number): number => low + random(high - low + 1)
export const arabicDigits = (value: number | string): string =>
  String(value).replaceAll(/\d/g, digit => String.fromCharCode(0x660 + Number(digit)))
export const replaceAt = (text: string, start: number, end: number, by: string): string =>
  text.slice(0, start) + by + text.slice(end)
export const gapsIn = (text: string): number[] =>
  Array.from(text.matchAll(/(?<=[a-z]) (?=[a-z])/g), ({ index }) => index)

export function figure(pair: CheckedPair, random: Random): { text: string; start: number; end: number } | undefined {
  const figures = Array.from(pair.target.matchAll(/(?<![\p{L}\d.,:$£€#/-])\d{2,4}(?![\p{L}\d.,:%/-]\S|\d|%)/gu))
    .filter(({ 0: text }) => Number(text) > 12 && pair.source.includes(text))
    .filter(({ 0: text }) => pair.target.split(text).length === 2 && pair.source.split(text).length === 2)
  if (figures.length === 0) return undefined
  const { index, 0: text } = pick(figures, random)
  return { text, start: index, end: index + text.length }
}

export function inFigure(change: (text: string, random: Random) => string): Change {
  return (pair, random) => {
    const found = figure(pair, random)
    if (found === undefined) return undefined
    const text = change(found.text, random)
    const known = new Set((pair.source + pair.target).match(/\d+/g))
    return text === found.text || Number(text) < 3 || known.has(text)
      ? undefined
      : { target: replaceAt(pair.target, found.start, found.end, text) }
  }
}

export function oneOf(text: string, random: Random): [number, number] {
  const at = random(text.length)
  return [at, at + 1]
}

export function insertInGap(text: (random: Random) => string, cut = 1): Change {
  return ({ target }, random) => {
    const gaps = gapsIn(target)
    if (gaps.length === 0) return undefined
    const at = pick(gaps, random)
    return { target: replaceAt(target, at, at + cut, text(random)) }
  }
}

export const endingIn =
  (mark: RegExp, instead: (random: Random) => string): Change =>
  ({ target }, random) => {
    const end = mark.exec(target)
    return end === null ? undefined : { target: target.slice(0, end.index) + instead(random) }
  }

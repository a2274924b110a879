import { likelySplit, wordStarts } from '../../text/word-starts.ts'
import { announce } from '../page/announce.ts'
import { element } from '../page/elements.ts'
import { sendJson } from '../page/request.ts'
import type { Answer } from '../page/request.ts'
import { toast } from '../page/toasts.ts'
import type { Editor } from './editor.ts'
import { refreshPage } from './reconcile.ts'
import { Row } from './row.ts'
import { splitChoice } from './split-choice.ts'

/** Offers the places between words at which the segment can be split. */
export function offerSplit(editor: Editor, row: Row): void {
  if (!editor.mayEdit) return
  const starts = wordStarts(row.source).slice(1)
  if (starts.length === 0) return editor.say(row, 'warn', 'There is only one word here; it cannot be split.')
  row.note(
    'split',
    splitChoice(row.source, row.text, {
      guess: at => likelySplit(row.text, at / row.source.length),
      chosen: (at, targetAt) => {
        row.note('split', undefined)
        void split(editor, row, at, targetAt)
      },
      left: () => {
        row.note('split', undefined)
        row.element.focus({ preventScroll: true })
      },
    }),
  )
  row.element.querySelector<HTMLInputElement>('.split input:checked')?.focus()
}

async function split(editor: Editor, row: Row, at: number, targetAt: number | undefined): Promise<void> {
  if (!(await saved(editor, row))) return
  const answer = await sendJson('POST', `/pairs/${row.id}/split`, {
    at,
    ...(targetAt === undefined ? {} : { targetAt }),
    revision: row.revision,
  })
  await finish(editor, row, answer, `Segment ${row.number} was split.`)
}

export async function merge(editor: Editor, row: Row): Promise<void> {
  const { next } = row
  if (!editor.mayEdit) return
  if (!next) return editor.say(row, 'warn', 'There is nothing after this on the page to join.')
  if (!(await saved(editor, row)) || !(await saved(editor, next))) return
  const answer = await sendJson('POST', `/pairs/${row.id}/merge`, {
    revision: row.revision,
    nextRevision: next.revision,
  })
  await finish(editor, row, answer, `Segments ${row.number} and ${next.number} were joined.`)
}

/** Takes back one's own last step in this text. */
export async function undoLast(editor: Editor): Promise<void> {
  await undone(editor, await sendJson('POST', `${editor.facts.path}/undo`, {}))
}

/** Does again what one took back last. */
export async function redoLast(editor: Editor): Promise<void> {
  await undone(editor, await sendJson('POST', `${editor.facts.path}/redo`, {}), 'Done again.')
}

export function undoButton(editor: Editor, operation: string): HTMLElement {
  const button = element('button', { class: 'btn', type: 'button' }, 'Undo')
  button.addEventListener('click', () => {
    void sendJson('POST', `${editor.facts.path}/operations/${operation}/undo`, {}).then(answer =>
      undone(editor, answer),
    )
  })
  return button
}

async function undone(editor: Editor, answer: Answer, sentence = 'Undone.'): Promise<void> {
  if (answer.kind === 'answer' && answer.status === 200) {
    await refreshPage(editor)
    announce(sentence)
  } else {
    toast(sentenceOf(answer) ?? 'The server could not be reached; nothing was changed.')
  }
}

async function saved(editor: Editor, row: Row): Promise<boolean> {
  editor.saves.flush()
  if (await editor.saves.settled(5000, row.id)) return true
  editor.say(row, 'warn', 'These words are not saved yet. Try again when they are.')
  return false
}

async function finish(editor: Editor, row: Row, answer: Answer, sentence: string): Promise<void> {
  if (answer.kind !== 'answer' || answer.status !== 200) {
    editor.say(row, 'warn', sentenceOf(answer) ?? 'The server could not be reached; nothing was changed.')
    return
  }
  await refreshPage(editor)
  const now = Row.byId(row.id)
  if (now) editor.activate(now, { focus: 'row', scroll: 'middle' })
  toast(sentence, undoButton(editor, (answer.body as { operation: string }).operation))
}

function sentenceOf(answer: Answer): string | undefined {
  if (answer.kind !== 'answer') return undefined
  const { because, sentence } = (answer.body ?? {}) as { because?: string; sentence?: string }
  return because ?? sentence
}

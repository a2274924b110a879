import { element } from '../page/elements.ts'
import { toast } from '../page/toasts.ts'
import type { Heir, SaveQueue } from '../saving/save-queue.ts'
import type { Editor } from './editor.ts'
import { Row } from './row.ts'

/** Somebody joined a pair whose words are not saved with another: they can be added to what that one says. */
export function offerHeir(editor: Editor, pair: string, queue: SaveQueue, heir: Heir): void {
  const add = element('button', { class: 'btn', type: 'button' }, `Add my words to segment ${heir.number}`)
  add.addEventListener('click', () => void moveInto(editor, pair, queue.text, heir))
  const row = Row.byId(pair)
  if (row)
    row.note(
      'said',
      element(
        'div',
        { class: 'note warn' },
        element('span', { class: 'grow' }, `${queue.because} Yours are kept here.`),
        add,
      ),
    )
  else toast(`${queue.because} Yours are kept on this device.`, add)
}

async function moveInto(editor: Editor, pair: string, words: string, heir: Heir): Promise<void> {
  const {
    saves,
    outbox,
    facts: { user, document: text },
  } = editor
  const row = Row.byId(heir.pair)
  const joined = added(row?.text ?? heir.text, words)
  if (!row) {
    outbox.keep({
      user,
      document: text,
      pair: heir.pair,
      text: joined,
      revision: heir.revision,
      at: new Date().toISOString(),
    })
    saves.drop(pair)
    await outbox.written()
    return location.assign(`/pairs/${heir.pair}`)
  }
  Row.byId(pair)?.element.remove()
  saves.drop(pair)
  editor.activate(row, { focus: 'field', scroll: 'middle' })
  row.text = joined
  editor.typed(row)
}

const added = (there: string, words: string): string =>
  there.includes(words) ? there : words.includes(there) ? words : `${there} ${words}`

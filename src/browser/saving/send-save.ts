import { renewToken, sendJson } from '../page/request.ts'
import type { Answer } from '../page/request.ts'
import type { Heir, NewerText, Save, SaveAnswer, SavedPair } from './save-queue.ts'

/** Sends one save of a pair and says what became of it. */
export async function sendSave(pair: string, save: Save, { leaving }: { leaving: boolean }): Promise<SaveAnswer> {
  const { verdict } = save
  const answer = await sendJson(verdict ? 'POST' : 'PUT', `/pairs/${pair}/${verdict ? 'verdict' : 'target'}`, save, {
    keepalive: leaving,
  })
  if (answer.kind === 'answer' && answer.status === 403 && (await renewToken()))
    return { kind: 'unreachable', afterMs: 0 }
  return meaningOf(answer)
}

/** Only what will never succeed is refused; whatever may pass with time is tried again. */
export function meaningOf(answer: Answer): SaveAnswer {
  if (answer.kind === 'unreachable') return answer
  const { status, body } = answer
  if (status >= 200 && status < 300 && body) return { kind: 'saved', pair: body as SavedPair }
  if (status === 409) return { kind: 'stale', current: (body as { current: NewerText }).current }
  if (status === 401 || status === 0 || (status >= 300 && status < 400)) return { kind: 'signed-out' }
  if (status === 410) return { kind: 'refused', ...(body as { because: string; heir: Heir }) }
  if (status === 404)
    return {
      kind: 'refused',
      because:
        'This segment is gone: somebody joined it with another. Your words are kept here; copy them before you leave.',
    }
  if (status === 429 || status >= 500 || status === 408) return { kind: 'unreachable' }
  return { kind: 'refused', because: sentenceOf(body) ?? 'The server did not take this text.' }
}

function sentenceOf(body: unknown): string | undefined {
  const { because, sentence } = (body ?? {}) as { because?: unknown; sentence?: unknown }
  if (typeof because === 'string') return because
  return typeof sentence === 'string' ? sentence : undefined
}

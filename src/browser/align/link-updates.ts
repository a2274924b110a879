import type { LiveMessage } from '../live/live-updates.ts'
import { listenTogether } from '../live/one-stream.ts'
import { Presence } from '../live/presence.ts'
import { announce } from '../page/announce.ts'
import { readHtml } from '../page/request.ts'
import { Link } from './link.ts'
import { refreshLinks } from './talk.ts'
import type { Workbench } from './workbench.ts'

/** Brings what colleagues do into the list, link by link; nobody's focus or open box is taken away. */
export function startLinkUpdates(workbench: Workbench): void {
  const { facts, list } = workbench
  const presence = new Presence({
    facts,
    list,
    get active() {
      return workbench.focused?.link
    },
    placeOf(pair) {
      const link = Link.byId(pair)
      return link && { face: link.element.querySelector('.joint'), name: `link ${link.number}` }
    },
  })
  listenTogether(`${facts.path}/events`, facts.asOf, {
    back: () => void workbench.inTurn(() => workbench.refresh()),
    event(data) {
      const message = data as LiveMessage
      if (message.kind === 'presence') presence.heard(message)
      else void workbench.inTurn(() => heard(workbench, message))
    },
  })
}

async function heard(workbench: Workbench, { kind, operation, pairs, user, name }: LiveMessage): Promise<void> {
  if (operation !== '' && workbench.isOwn(operation)) return
  if (user === workbench.facts.user && kind !== 'comments') workbench.journal.forget()
  switch (kind) {
    case 'document':
      return workbench.refresh()
    case 'structure': {
      const page =
        operation === ''
          ? undefined
          : await readHtml(`${workbench.facts.path}/align/changes?show=${workbench.show}&operation=${operation}`)
      const part = page && (await workbench.take(page))
      if (!part) return workbench.refresh()
      const [first] = part.links
      if (user !== workbench.facts.user && first) announce(`${name} changed link ${first.number}.`)
      return
    }
    case 'pairs':
    case 'comments':
      return pairs.length === 0 ? workbench.refresh() : refreshLinks(workbench, pairs)
    default:
  }
}

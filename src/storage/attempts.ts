import type { Db, Storage } from './open.ts'

/** A count of sign-ins that is forgotten after a while and blocks above a limit. Times in milliseconds. */
export interface AttemptRule {
  readonly subject: string
  readonly limit: number
  readonly windowMs: number
  readonly blockMs: number
  /** Each further failure doubles the block up to this. */
  readonly longestBlockMs: number
}

/** The latest instant until which one of the subjects is blocked, in milliseconds since 1970; 0 when none is. */
export async function blockedUntil(db: Db, subjects: readonly string[]): Promise<number> {
  const rows = await db.selectFrom('attempt').select('blocked_until').where('subject', 'in', subjects).execute()
  return Math.max(0, ...rows.map(row => (row.blocked_until === null ? 0 : Date.parse(row.blocked_until))))
}

/** Counts an attempt before it is judged, so that many at once are counted, too. Old counts are swept on the way. */
export async function countAttempt(storage: Storage, rules: readonly AttemptRule[], now: number): Promise<void> {
  await storage.write(async tx => {
    await tx
      .deleteFrom('attempt')
      .where('first_at', '<', iso(now - 24 * 60 * 60_000))
      .where(eb => eb.or([eb('blocked_until', 'is', null), eb('blocked_until', '<', iso(now))]))
      .execute()
    // in one order always, so that two transactions never wait for each other
    for (const rule of rules.toSorted((a, b) => (a.subject < b.subject ? -1 : 1))) {
      const forgotten = iso(now - rule.windowMs)
      const { failures } = await tx
        .insertInto('attempt')
        .values({ subject: rule.subject, failures: 1, first_at: iso(now), blocked_until: null })
        .onConflict(conflict =>
          conflict.column('subject').doUpdateSet(eb => ({
            failures: eb
              .case()
              .when('attempt.first_at', '<', forgotten)
              .then(1)
              .else(eb('attempt.failures', '+', 1))
              .end(),
            first_at: eb
              .case()
              .when('attempt.first_at', '<', forgotten)
              .then(iso(now))
              .else(eb.ref('attempt.first_at'))
              .end(),
          })),
        )
        .returning('failures')
        .executeTakeFirstOrThrow()
      if (failures < rule.limit) continue
      const block = Math.min(rule.longestBlockMs, rule.blockMs * 2 ** Math.min(20, failures - rule.limit))
      await tx
        .updateTable('attempt')
        .set({ blocked_until: iso(now + block) })
        .where('subject', '=', rule.subject)
        .execute()
    }
  })
}

/** The person knew the password: the first subject is forgotten, the others lose this one attempt. */
export async function forgiveAttempt(storage: Storage, [own, ...others]: readonly string[]): Promise<void> {
  await storage.write(async tx => {
    await tx.deleteFrom('attempt').where('subject', '=', own!).execute()
    await tx
      .updateTable('attempt')
      .set(eb => ({ failures: eb('failures', '-', 1) }))
      .where('subject', 'in', others.toSorted())
      .where('failures', '>', 0)
      .execute()
  })
}

const iso = (ms: number): string => new Date(ms).toISOString()

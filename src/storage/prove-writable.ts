import type { Storage } from './open.ts'

const subject = 'probe'

/** Writes one small row and takes it away again. @throws whatever a save would meet */
export async function proveWritable(storage: Storage): Promise<void> {
  await storage.write(async tx => {
    await tx
      .insertInto('attempt')
      .values({ subject, failures: 0, first_at: new Date().toISOString(), blocked_until: null })
      .onConflict(conflict => conflict.column('subject').doUpdateSet({ first_at: new Date().toISOString() }))
      .execute()
    await tx.deleteFrom('attempt').where('subject', '=', subject).execute()
  })
}

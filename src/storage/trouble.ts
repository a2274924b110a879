/** Another process held the database longer than a save waits; the caller may try again. */
export class StorageBusy extends Error {
  constructor(options?: ErrorOptions) {
    super('The database is busy. Your text is safe where it is; try again in a moment.', options)
    this.name = 'StorageBusy'
  }
}

/** The disk is full or failing, or the database server is gone; nothing of the write was kept. */
export class StorageUnavailable extends Error {
  constructor(options?: ErrorOptions) {
    super('The server cannot write to its database right now. Nothing was changed; try again in a moment.', options)
    this.name = 'StorageUnavailable'
  }
}

const serializationFailures: ReadonlySet<unknown> = new Set(['40001', '40P01'])
const unavailable = /^(?:08|53|57P|58|ECONN|EHOSTUNREACH|ENOTFOUND|ETIMEDOUT)/

/** @returns whether PostgreSQL gave a transaction up because of another one, so that it may be tried again at once */
export const isSerializationFailure = (error: unknown): boolean =>
  serializationFailures.has((error as { code?: unknown }).code)

/**
 * What went wrong on PostgreSQL, in our words; `error` itself when it is not about the database being busy or gone.
 * That no connection became free in time has no code, only a sentence.
 */
export function postgresTrouble(error: unknown): unknown {
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (isSerializationFailure(error) || message === 'timeout exceeded when trying to connect')
    return new StorageBusy({ cause: error })
  if (typeof code === 'string' && unavailable.test(code)) return new StorageUnavailable({ cause: error })
  return error
}

import type { Draft, DraftStore } from './outbox.ts'

/** Drafts in IndexedDB, keyed by user and pair. */
export function indexedDbStore(name = 'mizan-drafts'): DraftStore {
  let opened: Promise<IDBDatabase> | undefined
  const database = (): Promise<IDBDatabase> => (opened ??= open(name))
  const objects = async (mode: IDBTransactionMode): Promise<IDBObjectStore> =>
    (await database()).transaction('draft', mode).objectStore('draft')
  return {
    put: async draft => {
      await done((await objects('readwrite')).put(draft))
    },
    remove: async (user, pair) => done((await objects('readwrite')).delete([user, pair])),
    of: async (user, document) =>
      (await done((await objects('readonly')).index('document').getAll([user, document]))) as Draft[],
    clear: async () => done((await objects('readwrite')).clear()),
  }
}

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.addEventListener('upgradeneeded', () => {
    const store = request.result.createObjectStore('draft', { keyPath: ['user', 'pair'] })
    store.createIndex('document', ['user', 'document'])
  })
  return done(request)
}

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the draft could not be kept')))
  })
}

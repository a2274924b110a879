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

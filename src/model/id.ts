declare const brand: unique symbol

/** Obtained only from `newId` or storage, so a document id never passes for a pair id. */
export type Id<Of extends string> = string & { readonly [brand]: Of }

export type UserId = Id<'user'>
export type ProjectId = Id<'project'>
export type DocumentId = Id<'document'>
export type PairId = Id<'pair'>
export type OperationId = Id<'operation'>
export type CommentId = Id<'comment'>
export type InvitationId = Id<'invitation'>
export type ImportId = Id<'import'>
export type DismissalId = Id<'dismissal'>
export type TermId = Id<'term'>
export type TermFileId = Id<'term-file'>
export type RunId = Id<'run'>
export type MemoryId = Id<'memory'>

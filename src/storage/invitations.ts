import type { InvitationId, ProjectId, UserId } from '../model/id.ts'
import type { ProjectRole } from '../model/role.ts'
import { addMemberIn } from './members.ts'
import type { Db, Storage, Tx } from './open.ts'
import { newId } from './new-id.ts'
import { insertUserIn } from './users.ts'

/**
 * A link that was handed over. With a project it makes a member, without one only an account; with `forUser` it gives that
 * account a new password instead.
 */
export interface Invitation {
  readonly id: InvitationId
  readonly project: ProjectId | null
  readonly projectSlug: string | null
  readonly projectName: string | null
  readonly role: ProjectRole | null
  /** Whoever uses it must have this address. */
  readonly email: string
  readonly forUser: UserId | null
  readonly expiresAt: string
  readonly createdAt: string
}

export interface NewInvitation {
  readonly tokenHash: string
  readonly project: ProjectId | null
  readonly role: ProjectRole | null
  readonly email: string
  readonly forUser: UserId | null
  readonly by: UserId
  readonly expiresAt: string
}

/** Adds a link. A new link for a password ends the older ones of that account. */
export async function insertInvitation(storage: Storage, invitation: NewInvitation): Promise<InvitationId> {
  const id = newId<'invitation'>()
  const at = new Date().toISOString()
  await storage.write(async tx => {
    if (invitation.forUser)
      await tx
        .updateTable('invitation')
        .set({ used_at: at })
        .where('for_user_id', '=', invitation.forUser)
        .where('used_at', 'is', null)
        .execute()
    await tx
      .insertInto('invitation')
      .values({
        id,
        token_hash: invitation.tokenHash,
        project_id: invitation.project,
        role: invitation.role,
        email: invitation.email,
        for_user_id: invitation.forUser,
        created_by: invitation.by,
        created_at: at,
        expires_at: invitation.expiresAt,
        used_at: null,
        used_by: null,
      })
      .execute()
  })
  return id
}

/** The invitation of a token, while it can be used. */
export async function invitationByHash(db: Db, tokenHash: string, now: string): Promise<Invitation | undefined> {
  return usable(db, now).where('invitation.token_hash', '=', tokenHash).executeTakeFirst()
}

/** The open invitations of a project, or those that make an account only; the newest first. */
export async function openInvitations(db: Db, project: ProjectId | null, now: string): Promise<Invitation[]> {
  const query = usable(db, now).where('invitation.for_user_id', 'is', null).orderBy('invitation.id', 'desc')
  return (
    project === null
      ? query.where('invitation.project_id', 'is', null)
      : query.where('invitation.project_id', '=', project)
  ).execute()
}

function usable(db: Db, now: string) {
  return db
    .selectFrom('invitation')
    .leftJoin('project', 'project.id', 'invitation.project_id')
    .select([
      'invitation.id',
      'invitation.project_id as project',
      'project.slug as projectSlug',
      'project.name as projectName',
      'invitation.role',
      'invitation.email',
      'invitation.for_user_id as forUser',
      'invitation.expires_at as expiresAt',
      'invitation.created_at as createdAt',
    ])
    .where('invitation.used_at', 'is', null)
    .where('invitation.expires_at', '>', now)
    .where(eb => eb.or([eb('invitation.project_id', 'is', null), eb('project.deleted_at', 'is', null)]))
}

/** Ends an invitation of a project, or one that makes an account only. @returns whether there was one */
export async function endInvitation(storage: Storage, id: InvitationId, project: ProjectId | null): Promise<boolean> {
  const ended = await storage.write(tx =>
    tx
      .deleteFrom('invitation')
      .where('id', '=', id)
      .where('project_id', project === null ? 'is' : '=', project)
      .where('for_user_id', 'is', null)
      .where('used_at', 'is', null)
      .returning('id')
      .executeTakeFirst(),
  )
  return ended !== undefined
}

export type Acceptance =
  | { readonly kind: 'accepted'; readonly user: UserId; readonly invitation: Invitation }
  | { readonly kind: 'unusable' }
  | { readonly kind: 'has-account' }
  | { readonly kind: 'other-address' }

/** Spends an invitation by somebody who has an account with the address it was made for. */
export async function acceptAsMember(
  storage: Storage,
  tokenHash: string,
  user: { id: UserId; email: string },
): Promise<Acceptance> {
  return accept(storage, tokenHash, async (_tx, invitation) =>
    invitation.email === user.email ? { kind: 'found', user: user.id } : { kind: 'other-address' },
  )
}

/** Spends an invitation by making the account it was meant for. */
export async function acceptAsNewcomer(
  storage: Storage,
  tokenHash: string,
  user: { name: string; password: string },
): Promise<Acceptance> {
  return accept(storage, tokenHash, async (tx, { email }) => {
    const made = await insertUserIn(tx, { ...user, email })
    return made ? { kind: 'found', user: made } : { kind: 'has-account' }
  })
}

type Accepting =
  | { readonly kind: 'found'; readonly user: UserId }
  | { readonly kind: 'has-account' }
  | { readonly kind: 'other-address' }

async function accept(
  storage: Storage,
  tokenHash: string,
  findUser: (tx: Tx, invitation: Invitation) => Promise<Accepting>,
): Promise<Acceptance> {
  return storage.write(async tx => {
    const invitation = await spend(tx, tokenHash)
    if (!invitation || invitation.forUser) return unspent(tx, invitation, { kind: 'unusable' })
    const accepting = await findUser(tx, invitation)
    if (accepting.kind !== 'found') return unspent(tx, invitation, accepting)
    const { user } = accepting
    await tx.updateTable('invitation').set({ used_by: user }).where('id', '=', invitation.id).execute()
    const { project, role } = invitation
    if (project && role) await addMemberIn(tx, { project, user, role })
    return { kind: 'accepted', user, invitation }
  })
}

/** Spends a link for a password: sets it and ends all sessions of the account. @returns the account, `undefined` when the link cannot be used */
export async function resetPassword(
  storage: Storage,
  tokenHash: string,
  password: string,
): Promise<UserId | undefined> {
  return storage.write(async tx => {
    const invitation = await spend(tx, tokenHash)
    if (!invitation?.forUser) {
      await unspent(tx, invitation, undefined)
      return undefined
    }
    await tx.updateTable('user').set({ password }).where('id', '=', invitation.forUser).execute()
    await tx.deleteFrom('session').where('user_id', '=', invitation.forUser).execute()
    return invitation.forUser
  })
}

/** The guard is in the write: of two who use a link at once, one finds it spent. */
async function spend(tx: Tx, tokenHash: string): Promise<Invitation | undefined> {
  const now = new Date().toISOString()
  const found = await usable(tx, now).where('invitation.token_hash', '=', tokenHash).executeTakeFirst()
  const spent =
    found &&
    (await tx
      .updateTable('invitation')
      .set({ used_at: now })
      .where('id', '=', found.id)
      .where('used_at', 'is', null)
      .returning('id')
      .executeTakeFirst())
  return spent && found
}

async function unspent<Outcome>(tx: Tx, invitation: Invitation | undefined, outcome: Outcome): Promise<Outcome> {
  if (invitation) await tx.updateTable('invitation').set({ used_at: null }).where('id', '=', invitation.id).execute()
  return outcome
}

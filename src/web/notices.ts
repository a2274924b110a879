/** Sentences a page shows once after something was done; the address carries only their names. */
export const notices: Readonly<Record<string, string>> = {
  'project-created': 'The project is made. Add its first text.',
  'project-renamed': 'The name was changed.',
  'project-deleted': 'The project was deleted. It can be brought back for 30 days, below.',
  'project-restored': 'The project is back.',
  'member-changed': 'The role was changed.',
  'member-removed': 'The member was removed.',
  'invitation-ended': 'The invitation no longer works.',
  'joined': 'You are a member now.',
  'name-changed': 'Your name was changed.',
  'password-changed': 'Your password was changed. You were signed out everywhere else.',
  'preferences-saved': 'Saved.',
  'session-ended': 'That session was ended.',
  'user-changed': 'The account was changed.',
  'signed-out': 'You are signed out.',
}

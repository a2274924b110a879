import { passwordProblem } from '../../workbench/passwords.ts'
import type { Mizan } from '../mizan.ts'
import type { Problems } from '../parse.ts'

/** What is wrong with a new password, ready to stand beside its field; nothing when it will do. */
export function passwordProblems(
  { configuration }: Mizan,
  password: string,
  own: readonly string[],
): Problems | undefined {
  const problem = passwordProblem(password, configuration.passwordMin, own)
  return problem === undefined ? undefined : { password: problem }
}

export const passwordHint = ({ configuration }: Mizan): string =>
  `At least ${configuration.passwordMin} characters; a short sentence is easy to remember.`

import { parseArgs, type ParseArgsConfig } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>

/**
 * The options of a command.
 * @param command its name, for the sentence about what is wrong
 * @throws {RangeError} with a sentence when an option is unknown or has no value
 */
export function optionsOf<const Known extends Options>(command: string, args: readonly string[], options: Known) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    if (!(error instanceof TypeError) || !String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS'))
      throw error
    const [sentence] = error.message.split('. ', 1)
    throw new RangeError(`${sentence}. “mizan ${command} --help” lists what there is.`, { cause: error })
  }
}

/** Closes a union: adding a member without handling it is then a compile error. */
export function never(value: never): never {
  throw new TypeError(`unexpected value ${JSON.stringify(value)}`)
}

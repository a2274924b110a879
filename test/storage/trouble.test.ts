import { describe, expect, it } from 'vitest'
import { StorageBusy, StorageUnavailable, postgresTrouble } from '../../src/storage/trouble.ts'

const withCode = (code: string): Error => Object.assign(new Error(code), { code })

describe('trouble with PostgreSQL', () => {
  it.each(['40001', '40P01'])('is that it is busy when a transaction lost against others: %s', code => {
    expect(postgresTrouble(withCode(code))).toBeInstanceOf(StorageBusy)
  })

  it('is that it is busy when no connection became free', () => {
    expect(postgresTrouble(new Error('timeout exceeded when trying to connect'))).toBeInstanceOf(StorageBusy)
  })

  it.each(['08006', '53100', '57P01', 'ECONNREFUSED'])(
    'is that nothing can be written when the server is gone or full: %s',
    code => {
      const trouble = postgresTrouble(withCode(code))
      expect(trouble).toBeInstanceOf(StorageUnavailable)
      expect((trouble as Error).cause).toMatchObject({ code })
    },
  )

  it('leaves what is our own mistake as it is', () => {
    const mistake = withCode('42601')
    expect(postgresTrouble(mistake)).toBe(mistake)
  })
})

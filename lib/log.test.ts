import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('a log line names the request and the certificate that it belongs to, and hides secrets', async () => {
  const script = `
    const { log } = await import('./lib/log.ts')
    const { runTraced } = await import('./lib/trace.ts')
    runTraced({ requestId: 'r', certificateId: 'c' }, () => log.info({ token: 'secret' }, 'said'))
    log.info('outside')`
  const env = { ...process.env, LOG_LEVEL: 'info' }
  const { stderr } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { env })
  const [inside, outside] = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(inside).toMatchObject({ requestId: 'r', certificateId: 'c', token: '[hidden]', msg: 'said' })
  expect(outside).not.toHaveProperty('requestId')
})

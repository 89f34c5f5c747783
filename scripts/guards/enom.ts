import type { Guard } from './guard'

const damaged = { file: 'lib/enom/answer/damaged-replies.test.ts', name: 'a response to any command' }
const quirks = 'lib/enom/answer/quirks.test.ts'
const endpoint = 'lib/registrar/accounts/endpoint.test.ts'
const tls = 'lib/enom/connection/tls.test.ts'

export const enomGuards: readonly Guard[] = [
  {
    promise: 'B6',
    file: 'lib/enom/answer/reply.ts',
    find: "if (textIn(root, 'Done')?.toLowerCase() !== 'true')",
    replace: 'if (false)',
    test: { file: quirks, name: 'only Done true with a numeric ErrCount' },
  },
  {
    promise: 'B6',
    file: 'lib/enom/answer/reply.ts',
    find: 'if (!errors || !/^\\d+$/.test(errors))',
    replace: 'if (false)',
    test: { file: quirks, name: 'only Done true with a numeric ErrCount' },
  },
  {
    promise: 'B6',
    file: 'lib/enom/answer/reply.ts',
    find: "if (/^[1-9]/.test(textIn(root, 'CertID') ?? ''))",
    replace: 'if (false)',
    test: { file: quirks, name: 'proves neither failure nor success' },
  },
  {
    promise: 'B6',
    file: 'lib/enom/xml.ts',
    find: 'if (others.some((other) => contentOf(other) !== contentOf(first)))',
    replace: 'if (false)',
    test: damaged,
  },
  {
    promise: 'B6',
    file: 'lib/enom/commands/cert-get-certs.ts',
    find: 'count === undefined ? certificates.length > 0 || total === 0 : count === certificates.length',
    replace: 'true',
    test: damaged,
  },
  {
    promise: 'B6',
    file: 'lib/registrar/translation/classify.ts',
    find: "effect === 'once' ? 'unclear' : 'unreachable'",
    replace: "'unreachable'",
    test: damaged,
  },
  {
    promise: 'B6',
    file: 'lib/enom/connection/post.ts',
    find: "if (call.effect === 'once') return attempt(call, false)",
    replace: '',
    test: { file: 'lib/enom/connection/connections.test.ts', name: 'a call that must happen once is sent once' },
  },
  {
    promise: 'B14',
    file: 'lib/config/enom-hosts.ts',
    find: 'host === HOSTS[server]',
    replace: 'Object.values(HOSTS).some((known) => known === host)',
    test: { file: endpoint, name: 'neither account ever uses the other server or any third one' },
  },
  {
    promise: 'B14',
    file: 'lib/config/enom-hosts.ts',
    find: 'rehearsal && LOOPBACK_HOSTS.has(hostname)',
    replace: 'LOOPBACK_HOSTS.has(hostname)',
    test: { file: endpoint, name: 'neither account ever uses the other server or any third one' },
  },
  {
    promise: 'B14',
    file: 'lib/registrar/accounts/endpoint.ts',
    find: 'if (fault) throw new Error',
    replace: 'if (false) throw new Error',
    test: { file: endpoint, name: 'neither account ever uses the other server or any third one' },
  },
  {
    promise: 'B14',
    file: 'lib/config/real-shop.ts',
    find: '[...enomFaults(env), ...keyFaults(env)]',
    replace: '[...keyFaults(env)]',
    test: { file: endpoint, name: 'a shop whose settings mix up the servers does not start' },
  },
  {
    promise: 'B14',
    file: 'lib/enom/connection/post.ts',
    find: "{ rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const",
    replace: "{ minVersion: 'TLSv1.2' } as const",
    test: { file: tls, name: 'no process setting disables certificate verification' },
  },
  {
    promise: 'B14',
    file: 'lib/enom/connection/post.ts',
    find: 'if (status !== 200)',
    replace: 'if (status >= 400)',
    test: { file: tls, name: 'no redirect is followed' },
  },
]

import { expect, test } from 'vitest'
import { completeLock, fillHashes, withoutHash } from './complete-lock.mjs'

const esbuild = { version: '1.0.0', dev: true, license: 'MIT', optionalDependencies: { '@esbuild/darwin-arm64': '1.0.0' } }

test('a build for another system that the mirror lacks is added back, with the system derived from its name', () => {
  const { lock, added } = completeLock({ packages: { 'node_modules/tsx/node_modules/esbuild': esbuild } })
  expect(added).toEqual(['@esbuild/darwin-arm64'])
  expect(lock.packages['node_modules/@esbuild/darwin-arm64']).toEqual({
    version: '1.0.0',
    dev: true,
    optional: true,
    license: 'MIT',
    os: ['darwin'],
    cpu: ['arm64'],
  })
})

test('entries already in the lock stay unchanged, wherever they are in the tree', () => {
  const held = { version: '1.0.0', integrity: 'sha512-x' }
  const packages = { 'node_modules/tsx/node_modules/@esbuild/darwin-arm64': held, 'node_modules/tsx/node_modules/esbuild': esbuild }
  expect(completeLock({ packages })).toEqual({ lock: { packages }, added: [], unknown: [] })
})

test('an optional package specified by a version range is reported, never guessed', () => {
  const packages = { 'node_modules/chokidar': { version: '3.0.0', optionalDependencies: { fsevents: '~2.3.2' } } }
  expect(completeLock({ packages })).toMatchObject({ added: [], unknown: ['fsevents@~2.3.2'] })
})

test('a package without a hash gets the one from the registry, wherever it is in the tree, and nothing else is fetched', async () => {
  const packages = {
    '': { version: '0.1.0' },
    'node_modules/has': { version: '1.0.0', integrity: 'sha512-has' },
    'node_modules/own': { link: true },
    'node_modules/bundled': { version: '1.0.0', inBundle: true },
    'node_modules/@a/b/node_modules/@c/d': { version: '2.0.0', dev: true },
    'node_modules/gone': { version: '3.0.0' },
  }
  const asked: string[] = []
  const { lock, filled, unknown } = await fillHashes({ packages }, async (specifier) => {
    asked.push(specifier)
    return specifier.startsWith('gone') ? null : { integrity: 'sha512-d', tarball: 'https://registry.test/d.tgz' }
  })
  expect(asked).toEqual(['@c/d@2.0.0', 'gone@3.0.0'])
  expect([filled, unknown]).toEqual([1, ['gone@3.0.0']])
  expect(lock.packages['node_modules/@a/b/node_modules/@c/d']).toEqual({
    version: '2.0.0',
    resolved: 'https://registry.test/d.tgz',
    integrity: 'sha512-d',
    dev: true,
  })
  expect(withoutHash(lock).map(({ name }) => name)).toEqual(['gone'])
})

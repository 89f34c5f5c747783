import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { alternatesOf, pathIn } from './places'
import { DEFAULT_LANGUAGE, LANGUAGES } from './types'

test('a translated page has a URL in each language, keeping its query and fragment', () => {
  expect(pathIn('en', '/')).toBe('/')
  expect(pathIn('de', '/')).toBe('/de')
  expect(pathIn('es', '/compare?with=a&with=b')).toBe('/es/compare?with=a&with=b')
  expect(pathIn('de', '/help#next-file')).toBe('/de/help#next-file')
  expect(alternatesOf('de', '/for/wildcard')).toEqual({
    canonical: '/de/for/wildcard',
    languages: { en: '/for/wildcard', de: '/de/for/wildcard', es: '/es/for/wildcard', 'x-default': '/for/wildcard' },
  })
})

test('a page that is not translated keeps its URL', () => {
  for (const path of ['/admin', '/helper', '/certificates-of-others', '/cart/x', '/account/certificates/1']) {
    expect(pathIn('de', path)).toBe(path)
    expect(alternatesOf('en', path)).toEqual({ canonical: path })
  }
})

test('a private page has one URL; public pages link to it through a URL that stores their language', () => {
  for (const path of ['/cart', '/sign-in', '/account/certificates']) {
    expect(pathIn('de', path)).toBe(`/de${path}`)
    expect(pathIn('en', path)).toBe(path)
    expect(alternatesOf('en', path)).toEqual({ canonical: path })
  }
})

test('the languages’ folders define the same paths and differ only in the language they name', () => {
  const [first, ...others] = LANGUAGES.filter((language) => language !== DEFAULT_LANGUAGE).map((language) => {
    const folder = path.join('app', language)
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
    const texts = files.sort().map((file) => [file, readFileSync(path.join(folder, file), 'utf8')] as const)
    return texts.map(([file, text]) => [file, text.replaceAll(new RegExp(`(["'])${language}\\1`, 'g'), 'LANGUAGE')])
  })
  expect(first?.length).toBeGreaterThan(10)
  for (const other of others) expect(other).toEqual(first)
})

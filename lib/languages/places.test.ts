import { expect, test } from 'vitest'
import { alternatesOf, linkTo, pathIn } from './places'

test('a translated page has an address in each language, with its query and its anchor', () => {
  expect(pathIn('en', '/')).toBe('/')
  expect(pathIn('de', '/')).toBe('/de')
  expect(pathIn('es', '/compare?with=a&with=b')).toBe('/es/compare?with=a&with=b')
  expect(pathIn('de', '/help#next-file')).toBe('/de/help#next-file')
  expect(alternatesOf('de', '/for/wildcard')).toEqual({
    canonical: '/de/for/wildcard',
    languages: { en: '/for/wildcard', de: '/de/for/wildcard', es: '/es/for/wildcard', 'x-default': '/for/wildcard' },
  })
})

test('a page in English only keeps its address, and links from other languages say so', () => {
  for (const path of ['/cart', '/tools/dns-check', '/helper', '/certificates-of-others', '/account/certificates']) {
    expect(pathIn('de', path)).toBe(path)
    expect(linkTo('de', path)).toEqual({ href: path, hrefLang: 'en' })
    expect(linkTo('en', path)).toEqual({ href: path })
    expect(alternatesOf('en', path)).toEqual({ canonical: path })
  }
})

import { expect, test } from 'vitest'
import { classesOf, readStyles, usedStyles } from './used-styles'

const used = (css: string, ...classes: string[]) => usedStyles(readStyles(css), new Set(classes))

test('a rule stays if the page has all its classes or if it needs none', () => {
  expect(used('a{x:1}.b{x:2}.b .c{x:3}.d,.b>.e,.b:hover{x:4}[hidden]{x:5}', 'b')).toBe('a{x:1}.b{x:2}.b:hover{x:4}[hidden]{x:5}')
})

test('a class in brackets is not required', () => {
  expect(used('.b:not(.c){x:1}:where(.c,.d) a{x:2}a:has(>.c){x:3}', 'b')).toBe('.b:not(.c){x:1}:where(.c,.d) a{x:2}a:has(>.c){x:3}')
})

test('groups lose unused rules, and layers keep their order', () => {
  const css = '@layer a,b;@layer a{.x{y:1}}@media (width>=40rem){.x{y:1}.z{y:2}}@supports (y:1){.x{y:1}}'
  expect(used(css, 'z')).toBe('@layer a,b;@layer a{}@media (width>=40rem){.z{y:2}}')
})

test('other at-rules stay, and delimiters inside strings, URLs and escapes are ignored', () => {
  const rest = '@font-face{src:url("a;{b}.woff2")}@keyframes k{from{opacity:0}}@property --a{syntax:"*";inherits:false}'
  expect(used(`${rest}.b:after{content:"}.c{"}.b{background:url(data:a;b)}`, 'b')).toBe(
    `${rest}.b:after{content:"}.c{"}.b{background:url(data:a;b)}`,
  )
})

test('Tailwind’s classes are read the same way from the page and the style sheet', () => {
  const classes = classesOf('<p class="md:grid-cols-[7fr_5fr] has-checked:x [&amp;&gt;a]:b"></p><svg class="w-1/2 \u00fc"></svg>')
  expect([...classes]).toEqual(['md:grid-cols-[7fr_5fr]', 'has-checked:x', '[&>a]:b', 'w-1/2', '\u00fc'])
  const css = String.raw`.md\:grid-cols-\[7fr_5fr\]{x:1}.\[\&\>a\]\:b>a{x:2}.w-1\/2{x:3}.\32 xl{x:4}.has-checked\:x:has(:checked){x:5}.a\,b{x:6}`
  expect(usedStyles(readStyles(css), classes)).toBe(
    String.raw`.md\:grid-cols-\[7fr_5fr\]{x:1}.\[\&\>a\]\:b>a{x:2}.w-1\/2{x:3}.has-checked\:x:has(:checked){x:5}`,
  )
  expect(used(String.raw`.\32 xl{x:4}.a\,b{x:6}`, '2xl', 'a,b')).toBe(String.raw`.\32 xl{x:4}.a\,b{x:6}`)
})

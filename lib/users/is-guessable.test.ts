import { expect, test } from 'vitest'
import { isGuessable } from './is-guessable'

const OWN = ['anna.kowalska@harbour-hosting.example', 'Anna Kowalska']

test.each([
  'password1234',
  'Password1234!',
  'p4ssw0rd2024',
  'P@$$w0rd!!!!',
  'passwordpassword',
  'aaaaaaaaaaaa',
  'abababababab',
  'abcabcabcabc',
  'abcdefghijkl',
  'zyxwvutsrqpo',
  '123456789012',
  '098765432109',
  '111111222222',
  'qwertyuiop123',
  'qwertyuiopas',
  '1qaz2wsx3edc',
  '1q2w3e4r5t6y',
  'iloveyou1234',
  'letmeinletmein',
  'dragonmonkey1',
  'keelmarkkeelmark',
  'keelmark2026!',
  'Keelmark-shop',
  'anna.kowalska@harbour-hosting.example',
  'annakowalska1',
  'kowalska12345',
  'harbourhosting',
  'Harbour2026!!',
  '            1',
  'summer2024summer',
])('%s is easy to guess', (password) => {
  expect(isGuessable(password, OWN)).toBe(true)
})

test.each([
  'six wooden boats at dawn',
  'correct horse battery staple',
  'another long password',
  'a long enough password',
  'xK9#mQ2$vL7p',
  'tram-otter-violin',
  '483926174658',
  'żółta łódź na rzece',
  'Мой дом у тихой реки',
  '雨の日は静かに本を読む人',
  'anna kowalska likes tram otter violin',
])('%s is not', (password) => {
  expect(isGuessable(password, OWN)).toBe(false)
})

test('the longest allowed password is checked without blocking the process', () => {
  const times = [1, 2, 3].map(() => {
    const begun = process.cpuUsage()
    for (const unit of ['a', 'ab', 'pass', '1qaz', 'łódź', 'xK9#mQ2$']) isGuessable(unit.repeat(200).slice(0, 200), OWN)
    return process.cpuUsage(begun).user / 1_000
  })
  expect(Math.min(...times)).toBeLessThan(3_000)
})

import path from 'node:path'
import type { NextConfig } from 'next'

/** The yardstick: what Next costs before a line of ours. */
export default {
  poweredByHeader: false,
  turbopack: { root: path.resolve(import.meta.dirname, '../../..') },
} satisfies NextConfig

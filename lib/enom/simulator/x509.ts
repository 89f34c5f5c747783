// The library needs Reflect's metadata before it is loaded.
import 'reflect-metadata'

export * from '@peculiar/x509'

// Native ES modules in tests, as in production; swc only strips the types.
export default {
  testEnvironment: './infra/tools/jest-environment.mjs',
  testMatch: ['**/__test__/**/*.test.ts', '<rootDir>/client/e2e/*.test.ts'],
  // a service that is not yet one has tests too, in infra/tools/new/template
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.next/', '/new/template/'],
  modulePathIgnorePatterns: ['/dist/', '/.next/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
  },
  globalSetup: './infra/tools/jest-setup.mjs',
  globalTeardown: './infra/tools/jest-teardown.mjs',
  setupFilesAfterEnv: ['./infra/tools/jest-timing.mjs'],
  // so long only where others have the cores; what may take seconds and no more says so itself
  testTimeout: 60_000,
};

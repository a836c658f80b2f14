// Native ES modules in tests, as in production; swc only strips the types.
export default {
  testEnvironment: 'node',
  testMatch: ['**/__test__/**/*.test.ts', '<rootDir>/client/e2e/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.next/'],
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
  testTimeout: 20_000,
};

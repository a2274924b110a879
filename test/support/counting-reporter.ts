import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run with the plain line `N passed, N failed`; a file that cannot be run counts as a failure. */
export class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap(module => [...module.children.allTests()])
    const passed = tests.filter(test => test.result().state === 'passed').length
    const broken = modules.filter(module => module.errors().length > 0 || brokenSuites(module)).length
    const failed = tests.filter(test => test.result().state !== 'passed').length + broken + unhandledErrors.length
    process.on('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`))
  }
}

/** A hook such as `beforeAll` fails on the suite and not on any of its tests. */
const brokenSuites = (module: TestModule): boolean =>
  [...module.children.allSuites()].some(suite => suite.errors().length > 0)

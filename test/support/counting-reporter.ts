import type { Reporter, TestModule, Vitest } from 'vitest/node'

/**
 * Ends a run with the plain line `N passed, N failed`. What did not pass has failed: a skipped test too,
 * a file that cannot be loaded, a hook that throws after tests that passed, an error nobody caught.
 * A test that passed at its second try only is named above that line.
 */
export class CountingReporter implements Reporter {
  #vitest: Vitest | undefined

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const states = modules.map(module => this.#statesOf(module))
    const passed = states.flat().filter(state => state === 'passed').length
    const broken = modules.filter(
      (module, index) => isBroken(module) && states[index]!.every(state => state === 'passed'),
    )
    const failed = states.flat().length - passed + broken.length + unhandledErrors.length
    if (failed > 0) process.exitCode = 1
    const unsteady = modules
      .flatMap(module => [...module.children.allTests()])
      .filter(test => test.diagnostic()?.flaky)
      .map(test => `passed at the second try: ${test.module.relativeModuleId} > ${test.fullName}\n`)
    process.on('exit', () => process.stdout.write(`${unsteady.join('')}${passed} passed, ${failed} failed\n`))
  }

  /** Tests that `-t` left out were not asked for. */
  #statesOf(module: TestModule): string[] {
    const states = [...module.children.allTests()].map(test => test.result().state)
    return this.#vitest?.config.testNamePattern ? states.filter(state => state !== 'skipped') : states
  }
}

const isBroken = (module: TestModule): boolean =>
  module.errors().length > 0 || [...module.children.allSuites()].some(suite => suite.errors().length > 0)

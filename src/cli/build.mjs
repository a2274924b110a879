import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const dist = join(root, 'dist')
const publicFolder = join(dist, 'public')
const css = join(root, 'src/browser/css')
const fontsource = join(root, 'node_modules/@fontsource-variable')

// the names pages and style sheets use, without the digest of the built file
const fonts = {
  'noto-naskh-arabic-wght.woff2': 'noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2',
  'noto-naskh-arabic-punct-wght.woff2': 'noto-naskh-arabic/files/noto-naskh-arabic-latin-wght-normal.woff2',
  'source-serif-4-latin-wght.woff2': 'source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  'inter-latin-wght.woff2': 'inter/files/inter-latin-wght-normal.woff2',
}

/** Builds `dist` when something it is made from has changed; says whether it had to. */
export async function build() {
  const inputs = fingerprint()
  const stamp = join(dist, '.inputs')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return false
  rmSync(stamp, { force: true })
  compileServer()
  await bundleBrowser()
  writeFileSync(stamp, inputs)
  return true
}

function fingerprint() {
  const files = ['package-lock.json', 'tsconfig.json', ...filesBelow('src').map(name => join('src', name))]
  const facts = files.map(file => {
    const { mtimeMs, size } = statSync(join(root, file))
    return `${file} ${mtimeMs} ${size}`
  })
  return createHash('sha256').update(facts.join('\n')).digest('hex')
}

function compileServer() {
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [compiler, '-p', root], { stdio: ['ignore', 2, 2] })
  // the compiler never removes what it wrote for a source that is gone
  for (const name of filesBelow('dist').filter(file => file.endsWith('.js') && !file.startsWith('public'))) {
    if (!existsSync(join(root, 'src', name.replace(/js$/, 'ts')))) rmSync(join(dist, name))
  }
}

function filesBelow(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(join(root, folder), join(entry.parentPath, entry.name)))
    .sort()
}

async function bundleBrowser() {
  rmSync(publicFolder, { recursive: true, force: true })
  const { build: bundle } = await import('esbuild')
  const { metafile } = await bundle({
    absWorkingDir: root,
    entryPoints: [
      { in: 'src/browser/main.ts', out: 'app' },
      { in: 'every-style-sheet', out: 'app' },
    ],
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: ['es2022', 'chrome111', 'firefox128', 'safari16.4'],
    sourcemap: 'linked',
    outdir: publicFolder,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: 'fonts/[name]-[hash]',
    loader: { '.woff2': 'file', '.svg': 'dataurl' },
    plugins: [styleSheets, servedFonts],
    metafile: true,
    logLevel: 'warning',
  })
  copyFontLicences()
  writeFileSync(join(publicFolder, 'manifest.json'), `${JSON.stringify(manifestOf(metafile), undefined, 2)}\n`)
}

const styleSheets = {
  name: 'style-sheets',
  setup(build) {
    build.onResolve({ filter: /^every-style-sheet$/ }, ({ path }) => ({ path, namespace: 'style-sheets' }))
    build.onLoad({ filter: /.*/, namespace: 'style-sheets' }, () => ({
      loader: 'css',
      resolveDir: css,
      contents: [
        '@layer reset, base, layout, component, state;',
        ...filesBelow('src/browser/css')
          .filter(name => name.endsWith('.css'))
          .map(name => `@import './${name}';`),
      ].join('\n'),
    }))
  },
}

const servedFonts = {
  name: 'served-fonts',
  setup(build) {
    build.onResolve({ filter: /(^|\/)fonts\/[\w-]+\.woff2$/ }, ({ path }) => {
      const file = fonts[basename(path)]
      return file ? { path: join(fontsource, file) } : { errors: [{ text: `no font is called ${basename(path)}` }] }
    })
  },
}

/** Plain name → built name, for what a page links to by itself. */
function manifestOf(metafile) {
  const fontNames = new Map(Object.entries(fonts).map(([name, file]) => [basename(file, '.woff2'), `fonts/${name}`]))
  const named = Object.entries(metafile.outputs).flatMap(([path, { entryPoint }]) => {
    const built = relative(publicFolder, join(root, path))
    if (entryPoint?.endsWith('main.ts')) return [['app.js', built]]
    if (entryPoint?.endsWith('every-style-sheet')) return [['app.css', built]]
    const font = fontNames.get(basename(built).replace(/-[0-9A-Z]{8}\.woff2$/, ''))
    return font ? [[font, built]] : []
  })
  return Object.fromEntries(named)
}

function copyFontLicences() {
  mkdirSync(join(publicFolder, 'fonts'), { recursive: true })
  for (const family of new Set(Object.values(fonts).map(file => file.split('/')[0]))) {
    cpSync(join(fontsource, family, 'LICENSE'), join(publicFolder, 'fonts', `${family}-OFL.txt`))
  }
}

if (process.argv[1] === import.meta.filename) await build()

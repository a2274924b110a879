import { z } from 'zod'
import type { ImportId } from '../../model/id.ts'
import { languageOf } from '../../model/language.ts'
import {
  alignTwoTexts,
  beginTwoTexts,
  giveUpTwoTexts,
  readTwoTexts,
  sides,
} from '../../workbench/alignment/two-texts.ts'
import type { AskedEncoding, Bringer, TextSide, TwoTexts } from '../../workbench/alignment/two-texts.ts'
import { encodings } from '../../workbench/decode-text.ts'
import type { TwoTextsPage } from '../exchange-views.ts'
import { bodyOf, nameOf } from '../parse.ts'
import type { Problems } from '../parse.ts'
import { notFound } from '../problem.ts'
import { documentPath, projectPath, seeOther, showPage } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'
import { importFrame, importsPath, originalOf, problemBeforeReading } from './new-document.ts'
import { readParts } from './read-upload.ts'
import type { Parts, Upload } from './read-upload.ts'
import { encodingTitles, keyOf } from './show-import.ts'

const optional = (what: string) => z.union([z.literal(''), nameOf(what, 200)]).default('')
const names = z.object({ title: optional('a title'), subtitle: optional('a subtitle') })
type Names = z.infer<typeof names>

/** A text with its translation: both are brought in one form. */
export function newTwoTexts(visit: ProjectVisit): void {
  page(visit, {})
}

export async function bringTwoTexts(visit: ProjectVisit): Promise<void> {
  const { storage, request, mizan } = visit
  const parts = await readParts(request, mizan.configuration.uploadMax, 2)
  const [source, target] = [uploadOf(parts, 'source'), uploadOf(parts, 'target')]
  const entered = { title: textOf(parts, 'title'), subtitle: textOf(parts, 'subtitle') }
  const again = (known: Partial<TwoTextsPage>, problem?: { side: TextSide; problem: string }): void =>
    page(
      visit,
      { ...entered, ...known },
      { source: source.pasted.toString('utf8'), target: target.pasted.toString('utf8') },
      problem,
    )
  const read = names.safeParse(entered)
  if (!read.success) return again({ problems: problemsOf(read.error) })
  const given = { source: originalOf(source), target: originalOf(target) }
  for (const [side, upload] of [
    ['source', source],
    ['target', target],
  ] as const) {
    const problem = problemBeforeReading(given[side].original, upload)
    if (problem) return again({}, { side, problem: problem.problem })
  }
  const begun = await beginTwoTexts(storage, bringerOf(visit), given)
  if (begun.kind === 'refused') return again({}, begun)
  await goOn(visit, begun.texts, read.data, problem => again({ problem }))
}

const uploadOf = ({ texts, files }: Parts, side: TextSide): Upload => ({
  pasted: texts.get(side) ?? Buffer.alloc(0),
  file: files.get(`${side}-file`),
})

const textOf = ({ texts }: Parts, name: string): string => texts.get(name)?.toString('utf8') ?? ''

const problemsOf = (error: z.ZodError): Problems =>
  Object.fromEntries(error.issues.toReversed().map(({ path, message }) => [String(path[0]), message]))

const encoding = z.enum(encodings, 'Choose how the text is written.').optional()
const choice = names.extend({
  translation: z.string().max(60),
  source: encoding,
  target: encoding,
  end: z.literal('cancel').optional(),
})

export async function readAsChosen(visit: ProjectVisit): Promise<void> {
  const { storage, project } = visit
  const { translation, source, target, end, ...named } = bodyOf(visit, choice)
  const texts: TwoTexts = { source: keyOf(visit).id, target: translation as ImportId }
  if (end) {
    await giveUpTwoTexts(storage, bringerOf(visit), texts)
    return seeOther(visit, projectPath(project))
  }
  const problem = await readTwoTexts(storage, bringerOf(visit), texts, {
    ...(source && { source }),
    ...(target && { target }),
  })
  await goOn(visit, texts, named, refused => page(visit, { ...named, problem: refused }), problem)
}

async function goOn(
  visit: ProjectVisit,
  texts: TwoTexts,
  named: Names,
  refuse: (problem: string) => void,
  problem?: string,
): Promise<void> {
  const { storage, project, mizan } = visit
  const outcome = await alignTwoTexts(storage, bringerOf(visit), texts, named)
  switch (outcome.kind) {
    case 'aligning':
      outcome.ended.catch((error: unknown) => mizan.log.error(error))
      return seeOther(visit, `${documentPath(project, outcome.document)}/translation?import=${texts.target}`)
    case 'encodings':
      return askEncodings(visit, texts, named, outcome.asked, problem)
    case 'refused':
      return refuse(outcome.problem)
    case 'missing':
      throw notFound()
  }
}

function askEncodings(
  visit: ProjectVisit,
  texts: TwoTexts,
  named: Names,
  asked: readonly AskedEncoding[],
  problem: string | undefined,
): void {
  const { project, csrf } = visit
  showPage(
    visit,
    'imports/two-encodings',
    { ...importFrame(visit, 'How are these texts written?'), status: 422 },
    {
      csrf,
      problem,
      ...named,
      action: `${importsPath(visit)}/${texts.source}/translation`,
      cancelHref: projectPath(project),
      translation: texts.target,
      asked: asked.map(({ side, reason, candidates }) => ({
        side,
        reason,
        language: languageOf(side === 'source' ? project.sourceLang : project.targetLang),
        candidates: candidates.map(({ encoding: name, sample }) => ({
          encoding: name,
          sample,
          title: encodingTitles[name] ?? name,
        })),
      })),
    },
  )
}

function page(
  visit: ProjectVisit,
  known: Partial<TwoTextsPage>,
  texts: Readonly<Partial<Record<TextSide, string>>> = {},
  wrong?: { side: TextSide; problem: string },
): void {
  const { project, csrf, mizan } = visit
  const languages = { source: languageOf(project.sourceLang), target: languageOf(project.targetLang) }
  const isWrong = wrong !== undefined || known.problem !== undefined || known.problems !== undefined
  showPage(
    visit,
    'imports/two-texts',
    { ...importFrame(visit, 'Add a text with its translation'), ...(isWrong && { status: 422 }) },
    {
      action: `${projectPath(project)}/documents?_csrf=${encodeURIComponent(csrf)}`,
      cancelHref: projectPath(project),
      mostMegabytes: Math.floor(mizan.configuration.uploadMax / 2 ** 20),
      problem: undefined,
      title: '',
      subtitle: '',
      problems: {},
      ...languages,
      fields: sides.map(side => ({
        side,
        heading: side === 'source' ? 'The original' : 'Its translation',
        language: languages[side],
        text: texts[side] ?? '',
        problem: wrong?.side === side ? wrong.problem : undefined,
      })),
      ...known,
    },
  )
}

const bringerOf = ({ project, actor, request }: ProjectVisit): Bringer => ({
  project,
  user: actor.id,
  address: request.ip,
})

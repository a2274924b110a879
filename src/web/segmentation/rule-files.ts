import { projectRules } from '../../storage/project-rules.ts'
import { forgetRuleFile, importRules, mostFileBytes, rulesAsFile } from '../../workbench/import-rules.ts'
import type { Doer } from '../../workbench/keep-projects.ts'
import { plainName } from '../imports/new-document.ts'
import { readUpload } from '../imports/read-upload.ts'
import { seeOther } from '../visit.ts'
import type { ProjectVisit } from '../visit.ts'
import { page, rulesPath } from './project-rules.ts'

const doer = ({ actor, request }: ProjectVisit): Doer => ({ actor, address: request.ip ?? '' })

/** The rules in use, for other programs. */
export async function exportRules({ storage, project, response }: ProjectVisit): Promise<void> {
  const file = rulesAsFile(project.sourceLang, await projectRules(storage.db, project.id))
  response.attachment(`${project.slug}.srx`).type('application/xml').send(file)
}

export async function importFile(visit: ProjectVisit): Promise<void> {
  const { storage, project, request } = visit
  const { file } = await readUpload(request, mostFileBytes)
  const rules = await projectRules(storage.db, project.id)
  if (!file || file.bytes.length === 0)
    return page(visit, rules, { status: 422, fileProblems: ['Choose an SRX file first.'] })
  const outcome = await importRules(storage, doer(visit), {
    project: project.id,
    lang: project.sourceLang,
    name: plainName(file.name) || 'rules.srx',
    bytes: file.bytes,
  })
  if (outcome.kind === 'refused') return page(visit, rules, { status: 422, fileProblems: outcome.problems })
  seeOther(visit, `${rulesPath(project)}#rule-file`, 'rule-file-kept')
}

export async function forgetFile(visit: ProjectVisit): Promise<void> {
  await forgetRuleFile(visit.storage, doer(visit), visit.project.id)
  seeOther(visit, rulesPath(visit.project), 'rule-file-forgotten')
}

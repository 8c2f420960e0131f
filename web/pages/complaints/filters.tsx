import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Checkbox, Tag } from 'antd';
import {
  ageBandWords,
  complaintCategoryWords,
  complaintStatusWords,
  rootCauseWords,
  severityWords,
} from '../../../domain/complaint/catalogue-words.ts';
import { categories, severities } from '../../../domain/complaint/catalogue.ts';
import { Choice } from '../../parts/choice.tsx';
import { organisationQuery, useNames } from '../../parts/organisation.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { complaintsSearch, deskLists, type ComplaintsSearch } from '../../parts/complaints-search.ts';
import { words } from './words.ts';

/** Which part of the queue is shown, all of it in the address. */
export function Filters({ search }: { readonly search: ComplaintsSearch }) {
  const t = useWords(words);
  const localized = useLocalized();
  const navigate = useNavigate();
  const { data } = useQuery(organisationQuery);
  const { mine, severity, category, branchId } = search;
  const narrow = (changed: Readonly<Record<string, unknown>>): void =>
    void navigate({ to: '/complaints', search: complaintsSearch.parse({ ...search, ...changed }), replace: true });
  return (
    <div className="toolbar">
      <Views search={search} />
      <search aria-label={t('filters')} className="chips desk-filters">
        <Choice
          label={t('severity')}
          any={t('anySeverity')}
          value={severity}
          options={severities.map((code) => [code, localized(severityWords[code])])}
          onChange={(chosen) => narrow({ severity: chosen })}
        />
        <Choice
          label={t('category')}
          any={t('anyCategory')}
          value={category}
          options={categories.map((code) => [code, localized(complaintCategoryWords[code])])}
          onChange={(chosen) => narrow({ category: chosen })}
        />
        <Choice
          label={t('branch')}
          any={t('anyBranch')}
          value={branchId}
          options={[...(data?.branches.values() ?? [])].map((branch) => [branch.branchId, localized(branch.name)])}
          onChange={(chosen) => narrow({ branchId: chosen })}
        />
        <Checkbox checked={mine === true} onChange={({ target }) => narrow({ mine: target.checked || undefined })}>
          {t('mine')}
        </Checkbox>
        <Counted search={search} narrow={narrow} />
      </search>
    </div>
  );
}

interface CountedProps {
  readonly search: ComplaintsSearch;
  readonly narrow: (changed: Readonly<Record<string, unknown>>) => void;
}

/** What a number of a report was narrowed by; each can be taken away. */
function Counted({ search, narrow }: CountedProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const names = useNames();
  const { age, stage, handlerId, rootCause, receivedFrom, receivedTo, parentId, withoutSystemic } = search;
  const tags = [
    parentId !== undefined && { fields: ['parentId'], text: t('ofOneSystemic') },
    age !== undefined && { fields: ['age'], text: t('ofAge', { age: localized(ageBandWords[age]) }) },
    stage !== undefined && { fields: ['stage'], text: localized(complaintStatusWords[stage]) },
    handlerId !== undefined && { fields: ['handlerId'], text: names.staff(handlerId) },
    rootCause !== undefined && {
      fields: ['rootCause'],
      text: rootCause === 'notFound' ? t('causeNotFound') : localized(rootCauseWords[rootCause]),
    },
    (receivedFrom !== undefined || receivedTo !== undefined) && {
      fields: ['receivedFrom', 'receivedTo'],
      text: t('receivedBetween', { from: receivedFrom ?? '', to: receivedTo ?? '' }),
    },
    withoutSystemic === true && { fields: ['withoutSystemic'], text: t('withoutSystemic') },
  ].filter((tag) => tag !== false);
  return tags.map(({ fields, text }) => (
    <Tag
      key={text}
      closable={{ 'aria-label': t('takeAway', { what: text }) }}
      onClose={() => narrow(Object.fromEntries(fields.map((field) => [field, undefined])))}
    >
      {text}
    </Tag>
  ));
}

function Views({ search: { status, list, ...rest } }: { readonly search: ComplaintsSearch }) {
  const t = useWords(words);
  const views = [
    { name: 'open', search: rest, isShown: status === undefined && list === undefined },
    ...deskLists.map((one) => ({ name: one, search: { ...rest, list: one }, isShown: list === one })),
    ...(['closed', 'all'] as const).map((one) => ({
      name: one,
      search: { ...rest, status: one },
      isShown: list === undefined && status === one,
    })),
  ] as const;
  return (
    <nav className="chips" aria-label={t('views')}>
      {views.map((view) => (
        <Link
          key={view.name}
          to="/complaints"
          search={view.search}
          className="chip"
          activeOptions={{ exact: true }}
          aria-current={view.isShown ? 'true' : undefined}
        >
          {t(view.name)}
        </Link>
      ))}
    </nav>
  );
}

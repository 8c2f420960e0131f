import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { complaintCategoryWords } from '../../../domain/complaint/catalogue-words.ts';
import { categories } from '../../../domain/complaint/catalogue.ts';
import { quarterOf } from '../../../domain/survey/results.ts';
import { surveyKindWords } from '../../../domain/survey/catalogue-words.ts';
import { Choice } from '../../parts/choice.tsx';
import { organisationQuery } from '../../parts/organisation.ts';
import { useNow } from '../../parts/use-now.ts';
import { bankDate } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { surveyResultsSearch, type SurveyResultsSearch } from './search.ts';
import { words } from './words.ts';

const route = getRouteApi('/surveys/results');

/** Two years, and the quarter that runs. */
const quartersOffered = 9;

/** By what the results are narrowed; the address carries it. */
export function Filters({ search }: { readonly search: SurveyResultsSearch }) {
  const t = useWords(words);
  const localized = useLocalized();
  const navigate = route.useNavigate();
  const { data } = useQuery(organisationQuery);
  const today = bankDate(useNow());
  const narrow = (changed: Readonly<Record<string, unknown>>): void =>
    void navigate({ search: surveyResultsSearch.parse({ ...search, ...changed }), replace: true });
  return (
    <search aria-label={t('filters')} className="toolbar">
      <Choice
        label={t('kind')}
        any={localized(surveyKindWords.afterComplaint)}
        value={search.kind === 'relationship' ? search.kind : undefined}
        options={[['relationship', localized(surveyKindWords.relationship)]]}
        onChange={(kind) => narrow({ kind })}
      />
      <Choice
        label={t('branch')}
        any={t('ownBranch')}
        value={search.branchId}
        options={[...(data?.branches.values() ?? [])].map((branch) => [branch.branchId, localized(branch.name)])}
        onChange={(branchId) => narrow({ branchId })}
      />
      <Choice
        label={t('category')}
        any={t('anyCategory')}
        value={search.category}
        options={categories.map((code) => [code, localized(complaintCategoryWords[code])])}
        onChange={(category) => narrow({ category })}
      />
      <Choice
        label={t('quarter')}
        any={t('anyQuarter')}
        value={search.quarter}
        options={quartersUpTo(quarterOf(today)).map((quarter) => [quarter, quarter])}
        onChange={(quarter) => narrow({ quarter })}
      />
    </search>
  );
}

/** Newest first. */
function quartersUpTo(quarter: string): readonly string[] {
  const newest = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1;
  return Array.from({ length: quartersOffered }, (_, back) => {
    const number = newest - back;
    return `${Math.floor(number / 4)}-Q${(number % 4) + 1}`;
  });
}

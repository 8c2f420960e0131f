import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { leadFields, leadFieldWords, type LeadField } from '../../../domain/import/lead-field.ts';
import { checkMapping, mappingProblemText, type ImportMapping } from '../../../domain/import/mapping.ts';
import { useWrite } from '../../client/queries.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { DefaultsForm } from './defaults-form.tsx';
import { Preview } from './preview.tsx';
import type { Import } from './use-import.ts';
import { words } from './words.ts';

interface Props {
  readonly job: Import;
  readonly onChecked: () => void;
}

/** What each column holds, what is said for all rows, and what the first rows would become. */
export function ColumnsStep({ job, onChecked }: Props) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const [mapping, setMapping] = useState<ImportMapping>(job.mapping);
  const write = useWrite('mapImport');
  const problems = checkMapping(mapping, job.columns.length);
  const isChanged = JSON.stringify(mapping) !== JSON.stringify(job.mapping);
  const counted = { count: job.rowCount, rows: formats.number(job.rowCount) };
  const check = (): void => {
    if (!isChanged) return onChecked();
    const { columns, ...rest } = mapping;
    write.mutate(
      { params: { importId: job.importId }, body: { ...rest, columns: [...columns] } },
      { onSuccess: onChecked },
    );
  };
  const setColumn = (index: number, field: LeadField | null): void =>
    setMapping({ ...mapping, columns: mapping.columns.map((one, at) => (at === index ? field : one)) });
  return (
    <>
      <ColumnTable job={job} mapping={mapping} onChange={setColumn} />
      <DefaultsForm mapping={mapping} onChange={setMapping} isMine={job.isMine} />
      <Preview job={job} mapping={mapping} />
      {problems.map(({ code, field }) => (
        <Alert
          key={`${code} ${field}`}
          className="import-notice"
          type="error"
          showIcon
          title={
            code === 'fieldTwice' && field !== null
              ? `${localized(leadFieldWords[field].name)}: ${localized(mappingProblemText(code))}`
              : localized(mappingProblemText(code))
          }
        />
      ))}
      <ProblemText error={write.error} />
      {job.isMine && (
        <div className="import-foot">
          <Button type="primary" loading={write.isPending} disabled={problems.length > 0} onClick={check}>
            {write.isPending ? t('checking', counted) : t('check', counted)}
          </Button>
        </div>
      )}
    </>
  );
}

interface TableProps {
  readonly job: Import;
  readonly mapping: ImportMapping;
  readonly onChange: (index: number, field: LeadField | null) => void;
}

const leftOut = '-';

function ColumnTable({ job, mapping, onChange }: TableProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const options = [
    { value: leftOut, label: t('leftOut') },
    ...leadFields.map((field) => ({ value: field as string, label: localized(leadFieldWords[field].name) })),
  ];
  return (
    <table className="import-columns">
      <thead>
        <tr>
          <th scope="col">{t('column')}</th>
          <th scope="col">{t('samples')}</th>
          <th scope="col">{t('field')}</th>
        </tr>
      </thead>
      <tbody>
        {job.columns.map(({ header, samples }, index) => (
          <tr key={`${index} ${header}`}>
            <th scope="row">{header === '' ? `#${index + 1}` : header}</th>
            <td className="quiet import-samples">{samples.filter((sample) => sample !== '').join(' · ')}</td>
            <td>
              <Select
                className="import-field"
                aria-label={`${header}: ${t('field')}`}
                showSearch={{ optionFilterProp: 'label' }}
                disabled={!job.isMine}
                value={mapping.columns[index] ?? leftOut}
                options={options}
                onChange={(chosen: string) => onChange(index, chosen === leftOut ? null : (chosen as LeadField))}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

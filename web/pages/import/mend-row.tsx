import { Button, Input, Select } from 'antd';
import { useId, useRef, useState, type SyntheticEvent } from 'react';
import { leadFieldWords } from '../../../domain/import/lead-field.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useLocalized, useWords } from '../../words/words.ts';
import { cellChoices } from './cell-choices.ts';
import { fieldAfterMending } from './field-after-mending.ts';
import { cellsToMend, cellsToSend, shownColumns } from './row-cells.ts';
import type { Import, ImportRow } from './use-import.ts';
import { words } from './words.ts';

/** A row with problems: its wrong cells, ready to be written anew. Enter saves it. */
export function MendRow({ job, row }: { readonly job: Import; readonly row: ImportRow }) {
  const t = useWords(words);
  const localized = useLocalized();
  const [isWhole, setWhole] = useState(false);
  const { box, cells, setCells, write, rowNo, problems, save } = useMending(job, row);
  const width = job.columns.length;
  const shown = shownColumns(problems, { cells, width, isWhole });
  const elsewhere = problems.filter(({ column }) => column === null);
  const nameColumn = job.mapping.columns.indexOf('name');
  return (
    <li ref={box}>
      <form className="import-row" onSubmit={(event) => void save(event)} aria-label={t('row', { no: rowNo })}>
        <div className="import-row-head">
          <strong>{t('row', { no: rowNo })}</strong> <span>{cells[nameColumn]}</span>
        </div>
        <div className="import-row-fields">
          {shown.map((column) => (
            <CellField
              key={column}
              label={job.columns[column]?.header ?? t('surplusCell', { no: column - width + 1 })}
              value={cells[column] ?? ''}
              choices={
                problems.some((problem) => problem.column === column) ? cellChoices(job.mapping.columns[column]) : null
              }
              mistakes={
                column < width
                  ? problems.filter((problem) => problem.column === column).map(({ text }) => localized(text))
                  : cells[column]?.trim() === ''
                    ? []
                    : [t('surplusHint')]
              }
              onChange={(cell) => setCells(cells.map((one, at) => (at === column ? cell : one)))}
            />
          ))}
        </div>
        {elsewhere.map(({ code, field, text }) => (
          <p key={`${code} ${field}`} className="import-mistake">
            {field !== null && <strong>{localized(leadFieldWords[field].name)} </strong>}
            {localized(text)} {field !== null && t('noCell')}
          </p>
        ))}
        <ProblemText error={write.error} />
        <div className="import-row-actions">
          <Button size="small" type="primary" htmlType="submit" loading={write.isPending}>
            {t('saveRow')}
          </Button>
          <Button size="small" type="link" onClick={() => setWhole(!isWhole)}>
            {isWhole ? t('onlyProblems') : t('wholeRow')}
          </Button>
        </div>
      </form>
    </li>
  );
}

/** What is written into the row, and its way to the server. */
function useMending(job: Import, row: ImportRow) {
  const t = useWords(words);
  const { message } = useFeedback();
  const width = job.columns.length;
  const [cells, setCells] = useState<readonly string[]>(() => cellsToMend(row.cells, width));
  const write = useWrite('mendImportRow');
  const { rowNo, problems } = write.data ?? row;
  const box = useRef<HTMLLIElement>(null);
  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    // The row leaves the list when it is mended; the next one is then at hand.
    const next = box.current?.nextElementSibling ?? box.current?.previousElementSibling;
    const saved = await write
      .mutateAsync({ params: { importId: job.importId, rowNo }, body: { cells: cellsToSend(cells, width) } })
      .catch(() => null);
    if (saved === null || saved.status === 'refused') return;
    void message.success(t('rowSaved', { no: rowNo }));
    // Drawn by then, so that a button which has just been enabled can take it.
    requestAnimationFrame(() => fieldAfterMending(next ?? null, document)?.focus());
  };
  return { box, cells, setCells, write, rowNo, problems, save };
}

interface CellProps {
  readonly label: string;
  readonly value: string;
  /** What it can say; null: anything. */
  readonly choices: ReturnType<typeof cellChoices>;
  readonly mistakes: readonly string[];
  readonly onChange: (value: string) => void;
}

function CellField({ label, value, choices, mistakes, onChange }: CellProps) {
  const id = useId();
  const localized = useLocalized();
  const isWrong = mistakes.length > 0;
  const field = {
    id,
    size: 'small',
    status: isWrong ? 'error' : '',
    'aria-invalid': isWrong,
    'aria-describedby': isWrong ? `${id}-mistake` : undefined,
  } as const;
  return (
    <div className="import-cell">
      <label htmlFor={id}>{label}</label>
      {choices === null ? (
        <Input {...field} value={value} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <Select
          {...field}
          // A word that is none of the list is shown as it stands in the file.
          value={value === '' ? null : value}
          options={choices.map((choice) => ({ value: choice.value, label: localized(choice.text) }))}
          onChange={onChange}
        />
      )}
      {isWrong && (
        <span id={`${id}-mistake`} className="import-mistake">
          {mistakes.join(' ')}
        </span>
      )}
    </div>
  );
}

import { Button, Empty, Tag } from 'antd';
import { adviceFor } from '../../../domain/prospect/techniques.ts';
import { titleOf } from '../../parts/command-form/field-words.ts';
import { objectionNatureWords, objectionTechniqueWords, objectionTypeWords } from '../../words/catalogue.ts';
import { usePunctuation } from '../../words/punctuation.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { ProspectRecord } from './moment.ts';
import { usePageState } from './page-context.ts';
import { tabWords } from './tab-words.ts';

type Objection = ProspectRecord['objections'][number];

const statusColours = { open: 'red', responding: 'gold', resolved: 'green', withdrawn: 'default' } as const;
const order: readonly Objection['status'][] = ['open', 'responding', 'resolved', 'withdrawn'];

/** Every reservation with its answer; those that wait for somebody first. */
export function ObjectionsTab() {
  const { record, may, open } = usePageState();
  const t = useWords(tabWords);
  const localized = useLocalized();
  const objections = record.objections.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  return (
    <>
      {may('raiseObjection') && (
        <div className="toolbar">
          <Button onClick={() => open('raiseObjection')}>{localized(titleOf('raiseObjection'))}</Button>
        </div>
      )}
      {objections.length === 0 && <Empty description={t('noObjections')} />}
      {objections.map((objection) => (
        <ObjectionItem key={objection.objectionId} objection={objection} />
      ))}
    </>
  );
}

function ObjectionItem({ objection }: { readonly objection: Objection }) {
  const { may, open } = usePageState();
  const punctuation = usePunctuation();
  const t = useWords(tabWords);
  const localized = useLocalized();
  const { objectionId, verbatim, type, blocking, status, nature, technique, response } = objection;
  const how = technique === null ? null : objectionTechniqueWords[technique as keyof typeof objectionTechniqueWords];
  const isSettled = status === 'resolved' || status === 'withdrawn';
  const advised = adviceFor(type).map((code) => localized(objectionTechniqueWords[code]));
  return (
    <article className="record-section">
      <div className="record-head">
        <h2>“{verbatim}”</h2>
        <span>
          {status === 'responding' && may('confirmObjection') && (
            <Button size="small" type="primary" onClick={() => open('confirmObjection', { objectionId })}>
              {t('confirmed')}
            </Button>
          )}{' '}
          {!isSettled && may('answerObjection') && (
            <Button size="small" onClick={() => open('answerObjection', { objectionId })}>
              {t('answer')}
            </Button>
          )}
        </span>
      </div>
      <p>
        <Tag color={statusColours[status]}>{t(status)}</Tag>
        {blocking && <Tag color="red">{t('blocking')}</Tag>}
        <Tag>{localized(objectionTypeWords[type])}</Tag>
        {nature !== null && <Tag>{localized(objectionNatureWords[nature])}</Tag>}
        <span className="quiet">
          {t('raisedIn', { step: objection.raisedInStep })}
          {objection.timesReopened > 0 && ` · ${t('reopened', { count: objection.timesReopened })}`}
        </span>
      </p>
      {response === null ? (
        <p className="quiet">{t('advised', { techniques: punctuation.list(advised) })}</p>
      ) : (
        <p>
          {how !== null && how !== undefined && <strong>{localized(how)} </strong>}
          {response}
        </p>
      )}
    </article>
  );
}

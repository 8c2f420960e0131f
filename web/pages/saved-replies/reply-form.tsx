import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Select } from 'antd';
import { mandatoryParts, partsOf } from '../../../domain/complaint/reply/parts.ts';
import { replyProblemTexts } from '../../../domain/complaint/reply/problem-words.ts';
import {
  placeholdersOf,
  placeholderWords,
  replyLanguages,
  replyPurposes,
  replyPurposeWords,
  type ReplyPurpose,
} from '../../../domain/complaint/reply/text.ts';
import type { OperationAnswer, OperationInput } from '../../client/operation-types.ts';
import { isProblem } from '../../client/problem.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { fieldMistakes } from '../../parts/field-mistakes.ts';
import { organisationQuery } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useLocalized, useWords } from '../../words/words.ts';
import { words } from './words.ts';

export type SavedReply = OperationAnswer<'listSavedReplies'>['items'][number];
type Values = OperationInput<'writeSavedReply'>['body'];

/** What a form begins with. */
export type Draft = Partial<Values>;

interface Props {
  readonly draft: Draft;
  /** The reply that is changed; a new one when left out. */
  readonly reply?: SavedReply;
  readonly onClose: () => void;
}

/** Writes a reply, or changes one. What its purpose asks for and the text does not say is told at the text. */
export function ReplyForm({ draft, reply, onClose }: Props) {
  const t = useWords(words);
  const localized = useLocalized();
  const { message } = useFeedback();
  const [form] = Form.useForm<Values>();
  const write = useWrite('writeSavedReply');
  const change = useWrite('changeSavedReply');
  const { error, isPending } = reply === undefined ? write : change;
  const outcome = {
    onSuccess: () => {
      void message.success(t('saved'));
      onClose();
    },
    onError: (problem: Error) => {
      const rename = { '/change/title': ['title'], '/change/body': ['body'] };
      const mistakes = fieldMistakes(problem, localized, rename, replyProblemTexts);
      form.setFields(mistakes.map(({ name, errors }) => ({ name: name as never, errors })));
    },
  };
  const send = ({ title, body, ...rest }: Values): void => {
    if (reply === undefined) write.mutate({ body: { ...rest, branchId: rest.branchId ?? null, title, body } }, outcome);
    else
      change.mutate(
        {
          params: { replyId: reply.replyId },
          body: { expectedRevision: reply.revision, change: { kind: 'rewrite', title, body } },
        },
        outcome,
      );
  };
  const { purpose = 'acknowledgement', language = 'zh-CN', branchId = null, title, body } = draft;
  return (
    <Drawer open size={640} title={t(reply === undefined ? 'add' : 'edit')} onClose={onClose}>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ purpose, language, branchId, title, body }}
        onFinish={send}
      >
        {reply === undefined && <Kind />}
        <Text purpose={reply?.purpose} />
        <Button type="primary" htmlType="submit" loading={isPending}>
          {t('send')}
        </Button>
      </Form>
      {isProblem(error, 'STALE_STATE') ? (
        <p role="alert">{t('stale')}</p>
      ) : (
        !isProblem(error, 'VALIDATION_FAILED') && <ProblemText error={error} />
      )}
    </Drawer>
  );
}

/** What stays as it is once the reply is written. */
function Kind() {
  const t = useWords(words);
  const localized = useLocalized();
  const { data } = useQuery(organisationQuery);
  const branches = [...(data?.branches.values() ?? [])];
  return (
    <>
      <Form.Item name="purpose" label={t('purpose')}>
        <Select options={replyPurposes.map((code) => ({ value: code, label: localized(replyPurposeWords[code]) }))} />
      </Form.Item>
      <Form.Item name="language" label={t('language')}>
        <Select
          options={replyLanguages.map((code) => ({ value: code, label: t(code === 'en' ? 'english' : 'chinese') }))}
        />
      </Form.Item>
      <Form.Item name="branchId" label={t('unit')}>
        <Select
          options={[
            { value: null, label: t('wholeBank') },
            ...branches.map((unit) => ({ value: unit.branchId, label: localized(unit.name) })),
          ]}
        />
      </Form.Item>
    </>
  );
}

function Text({ purpose: fixed }: { readonly purpose: ReplyPurpose | undefined }) {
  const t = useWords(words);
  const form = Form.useFormInstance<Values>();
  const chosen = Form.useWatch('purpose', form) as ReplyPurpose | undefined;
  const rules = [{ required: true, whitespace: true, message: t('needed') }];
  return (
    <>
      <Form.Item name="title" label={t('name')} rules={rules}>
        <Input maxLength={100} autoFocus />
      </Form.Item>
      <Form.Item name="body" label={t('body')} rules={rules}>
        <Input.TextArea rows={8} maxLength={2000} />
      </Form.Item>
      <Hints purpose={fixed ?? chosen ?? 'acknowledgement'} />
    </>
  );
}

/** What a text of the purpose may name, and what it must say with whose word for it. */
function Hints({ purpose }: { readonly purpose: ReplyPurpose }) {
  const t = useWords(words);
  const localized = useLocalized();
  const inCases = cases.map((one) => partsOf(purpose, one));
  const parts = [...new Set(inCases.flat())];
  return (
    <div className="reply-hints quiet">
      {t('mayName')}
      <ul>
        {placeholdersOf[purpose].map((name) => (
          <li key={name}>
            <code>{`{{${name}}}`}</code> {localized(placeholderWords[name])}
          </li>
        ))}
      </ul>
      {parts.length === 0 ? t('mustSayNothing') : t('mustSay')}
      <ul>
        {parts.map((part) => (
          <li key={part}>
            {localized(mandatoryParts[part].name)} ({localized(mandatoryParts[part].source)})
            {inCases.every((one) => one.includes(part)) ? '' : ` · ${t('dependsOnCase')}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Kinds of cases that differ in what must be said. */
const cases = ['bank', 'china'].flatMap((preset) => [false, true].map((isLastWord) => ({ preset, isLastWord })));

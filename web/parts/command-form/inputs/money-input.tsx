import { Form, Input } from 'antd';
import { useState } from 'react';
import { useLocalized } from '../../../words/words.ts';
import { moneyMistake, readYuan } from '../yuan.ts';

interface MoneyInputProps {
  readonly id?: string;
  /** Fen, or the text that is no amount. */
  readonly value?: number | string | null;
  readonly onChange?: (value: number | string | undefined) => void;
  readonly unit?: string | undefined;
}

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

function shown(value: MoneyInputProps['value']): string {
  return typeof value === 'number' ? grouped.format(value / 100) : (value ?? '');
}

/** Money in yuan; the value is fen. `50万` is understood. What is no amount is kept as it was typed, with what is wrong. */
export function MoneyInput({ value, onChange, unit, ...item }: MoneyInputProps) {
  const localized = useLocalized();
  const { errors } = Form.Item.useStatus();
  const [typed, setTyped] = useState<string | null>(null);
  // Not while it is being typed, and not where the form that was sent already tells it.
  const mistake = typed === null && errors.length === 0 ? moneyMistake(value) : null;
  const change = (text: string): void => {
    const amount = readYuan(text);
    setTyped(text);
    onChange?.('mistake' in amount ? text : (amount.fen ?? undefined));
  };
  return (
    <>
      <Input
        {...item}
        className="wide"
        inputMode="decimal"
        autoComplete="off"
        suffix={unit}
        {...(mistake === null ? {} : { status: 'error' })}
        value={typed ?? shown(value)}
        onChange={({ target }) => change(target.value)}
        onBlur={() => setTyped(null)}
      />
      {mistake !== null && (
        <div className="ant-form-item-explain-error" role="alert">
          {localized(mistake)}
        </div>
      )}
    </>
  );
}

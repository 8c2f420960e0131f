import { theme as antTheme, type ThemeConfig } from 'antd';

/** Ant Design measures what it opens while it moves: where nothing moves it must know, or lists open out of sight. */
const motion = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Dense and calm: Ant Design's compact sizes, one blue, texts that keep 4.5:1 on white and on grey. */
export const theme: ThemeConfig = {
  algorithm: antTheme.compactAlgorithm,
  token: {
    motion,
    colorPrimary: '#1a5490',
    colorLink: '#1a5490',
    colorSuccess: '#237804',
    colorWarning: '#ad6800',
    colorError: '#cf1322',
    colorWarningBg: '#fff8e6',
    colorWarningBorder: '#f0c36d',
    colorTextSecondary: '#4a4f57',
    colorTextTertiary: '#5c626b',
    colorTextPlaceholder: '#6b717a',
    // WCAG 2.2, 1.4.11: fields, boxes and circles keep 3:1 on white.
    colorBorder: '#8a919c',
    borderRadius: 4,
    fontFamily:
      "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
  },
  components: { Table: { headerBg: '#f3f5f8' } },
};

import { DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import { theme, themeVariables } from './theme.ts';

function block(selector: string, variables: Record<string, string>): string {
  const lines = Object.entries(variables).map(([name, value]) => `  ${name}: ${value};`);
  return `${selector} {\n${lines.join('\n')}\n}\n`;
}

/** The theme's CSS variables for both colour schemes, as the text of a style sheet. */
export function themeCss(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const standard = defaultCssVariablesResolver(merged);
  const own = themeVariables(merged);
  return [
    block(':root', { ...standard.variables, ...own.variables }),
    block(":root[data-mantine-color-scheme='light']", { ...standard.light, ...own.light }),
    block(":root[data-mantine-color-scheme='dark']", { ...standard.dark, ...own.dark }),
  ].join('\n');
}

import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { commandSchemas } from './schema/command.ts';
import { handshakeSchema, messageSchemas } from './schema/socket.ts';

/** Where the types that cross the wire are written down. */
const sources = [
	'./socket.ts',
	'./event.ts',
	'./answer.ts',
	'../domain/refusal.ts',
	'../domain/version/blocker.ts',
	'../domain/change.ts',
	'../domain/actor.ts',
	'../domain/plan/plan.ts',
	'../domain/plan/section.ts',
	'../domain/care-team/care-team.ts',
	'../domain/treatment/treatment.ts',
	'../domain/goal/goal.ts',
	'../domain/discussion/discussion.ts',
	'../domain/care-session/agenda-item.ts',
	'../domain/care-session/care-session.ts',
	'../domain/care-session/session-decision.ts',
	'../domain/prose/prose.ts',
	'../domain/suggestion/suggestion.ts',
	'../domain/amendment/amendment.ts',
	'../domain/version/version.ts'
];

/** Everything that two sides of a wire must agree on, as text that shows what changed in it. */
export function describeWire(): string {
	const schemas = { handshake: handshakeSchema, ...messageSchemas, ...commandSchemas };
	const parsed = Object.entries(schemas).map(
		([name, schema]) => `${name}: ${describe(schema, '')}\n`
	);
	const declared = sources.map((path) => `## ${path.replace(/^\.\.?\//, '')}\n\n${typesIn(path)}`);
	return ['# What comes in\n', ...parsed, '# What both sides declare\n', ...declared].join('\n');
}

/** A valibot schema as an outline; only what decides about a value. */
function describe(node: unknown, indent: string): string {
	if (!isRecord(node)) return String(node);
	if (Array.isArray(node['pipe'])) {
		const [schema, ...steps] = node['pipe'];
		return [describe(schema, indent), ...steps.map(step)].join(' | ');
	}
	const deeper = `${indent}\t`;
	if (isRecord(node['entries'])) {
		const lines = Object.entries(node['entries']).map(
			([key, entry]) => `${deeper}${key}: ${describe(entry, deeper)}`
		);
		return [`${String(node['type'])} {`, ...lines, `${indent}}`].join('\n');
	}
	if (isRecord(node['wrapped']))
		return `${String(node['type'])} ${describe(node['wrapped'], indent)}`;
	if (isRecord(node['item'])) return `${String(node['type'])} of ${describe(node['item'], indent)}`;
	if (Array.isArray(node['options'])) {
		return `${String(node['type'])} ${node['options'].map((one) => describe(one, indent)).join(' / ')}`;
	}
	return 'literal' in node ? JSON.stringify(node['literal']) : String(node['type']);
}

function step(action: unknown): string {
	if (!isRecord(action)) return String(action);
	const requirement = action['requirement'];
	const isShown =
		['string', 'number'].includes(typeof requirement) || requirement instanceof RegExp;
	const message = typeof action['message'] === 'string' ? ` ‹${action['message']}›` : '';
	return `${String(action['type'])}${isShown ? ` ${String(requirement)}` : ''}${message}`;
}

/** The declarations of a file that carry a type, without comments. */
function typesIn(path: string): string {
	const text = readFileSync(new URL(path, import.meta.url), 'utf8');
	const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
	const printer = ts.createPrinter({ removeComments: true });
	return file.statements
		.filter(
			(statement) =>
				ts.isInterfaceDeclaration(statement) ||
				ts.isTypeAliasDeclaration(statement) ||
				ts.isVariableStatement(statement)
		)
		.map((statement) => printer.printNode(ts.EmitHint.Unspecified, statement, file))
		.map((declaration) => `${declaration}\n`)
		.join('\n');
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

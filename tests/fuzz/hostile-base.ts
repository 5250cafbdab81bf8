import * as Y from 'yjs';
import { toId, type UserId } from '../../src/lib/domain/ids.ts';
import { FRAGMENT } from '../../src/lib/prose/node.ts';
import { DocumentServer } from './document-server.ts';

export const attacker = toId<UserId>('018f0000-0000-7000-8000-0000000000a1');
const victim = toId<UserId>('018f0000-0000-7000-8000-0000000000b2');

/** Leased to the attacker, nothing written under them yet. */
export const [own, ownToo] = [77, 78];
/** Leased to somebody else, who has written. */
export const theirs = 55;

/** The ids of what stands in the document: what an attacker reads off the wire. */
export interface Landmarks {
	/** Where the victim's next letter would go. */
	readonly next: number;
	readonly paragraph: number;
	readonly text: number;
	readonly letter: number;
	readonly heading: number;
	readonly headingText: number;
	readonly headingLetter: number;
}

/** The document that every hostile update is sent to: always the same, byte for byte. */
export function hostileBase(): { readonly server: DocumentServer; readonly at: Landmarks } {
	const server = new DocumentServer();
	server.lease(own, attacker);
	server.lease(ownToo, attacker);
	server.lease(theirs, victim);
	const doc = server.document();
	doc.clientID = theirs;
	const [paragraph, heading] = [new Y.XmlElement('paragraph'), new Y.XmlElement('heading')];
	const [text, headingText] = [new Y.XmlText(), new Y.XmlText()];
	doc.transact(() => {
		doc.getXmlFragment(FRAGMENT).insert(1, [paragraph, heading]);
		paragraph.insert(0, [text]);
		text.insert(0, 'It hurts when I sit, and it wakes me at night.');
		Y.XmlElement.prototype.setAttribute.call(heading, 'level', 2);
		heading.insert(0, [headingText]);
		headingText.insert(0, 'Since the operation');
	});
	const since = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server.document()));
	const checked = server.check(since, victim);
	if (!checked.ok) throw new Error('the base is refused');
	server.store(checked.value, () => undefined);
	server.commit();
	const at = {
		next: Y.getState(doc.store, theirs),
		paragraph: clockOf(paragraph),
		text: clockOf(text),
		letter: clockOf(text) + 1,
		heading: clockOf(heading),
		headingText: clockOf(headingText),
		headingLetter: clockOf(headingText) + 1
	};
	return { server, at };
}

function clockOf(type: Y.XmlElement | Y.XmlText): number {
	if (!type._item) throw new Error('not in the document');
	return type._item.id.clock;
}

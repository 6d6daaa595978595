/** What staff read when something was refused, by the use case's code. */
export const STAFF_PROBLEMS = {
  NOT_FOUND: 'There is no such order, or it can no longer be read.',
  NOT_ALLOWED: 'You may not do this. Ask an admin.',
  NOT_YOURS: 'This is for the one who claimed the order, while it is in production.',
  NOT_LICENSED: 'You hold no valid licence for where this patient is. Somebody else has to take this order.',
  NOT_CLAIMED: 'Nobody has read this report yet. Claim the order first.',
  CONFLICT: 'Somebody was faster, or the order moved on. Look at it again.',
  NOT_A_NUMBER: 'That is not an order number. It looks like MP-7K3F-9QXD; check each letter.',
  CLOSED: 'This urgent flag was closed already.',
  NO_CONSENT: 'The patient did not agree that we call their doctor.',
  NOBODY_TOLD: 'No call in the log reached them since the newest finding came. Call, log it, then close.',
  NEW_FINDING: 'Another finding joined this flag meanwhile. Read it, call about it, then close.',
  OWN_WORK: 'You made a part of this, or released it. Somebody else has to read it.',
  EMPTY: 'Please write something.',
  TOO_LONG: 'That is too long. Please shorten it.',
  LAST_ADMIN: 'This is the last admin. Make somebody else an admin first.',
  YOURSELF: 'You cannot do this to yourself. Ask another admin.',
  FORBIDDEN: 'Only admins invite people.',
  BAD_ADDRESS: 'That is not a mail address. Check it letter by letter.',
  TAKEN: 'Another account has this address. Look at both with the patient; an admin can help.',
  NO_PATIENT: 'Nobody has confirmed an address for this order yet.',
  NO_TYPO:
    'Somebody has signed in with this address again since they ordered, so it was no typo. Ask once more who calls, and choose another reason.',
  ALREADY_STAFF: 'This person works here already and can sign in.',
  NOTHING_TO_REFUND: 'There is nothing left to give back.',
  TOO_MUCH: 'That is more than is left to give back.',
  BAD_AMOUNT: 'That is not an amount. Write it like 49 or 49.50.',
  NOT_READY: 'It needs a video that is ready and a written plain report first.',
  UNCOVERED:
    'The script does not cover every sentence of the Impression yet. Link each one, or say why it is left out.',
  UNSAID:
    'The script covers the whole Impression, but this video does not say all of it. Record the parts that are missing, or lay the script over the video if it says them.',
  SECTIONS_MISSING:
    'The plain report lacks a section of what is said. Take it over from the script, or give its part of the plain report the heading of the section.',
  BLANKS: 'A blank such as [side] is still open. Look for the square brackets and fill them in.',
  CAPTIONS_COMING:
    'The script is laid over the video first, for its captions. Look them over when they are there, then submit it again.',
  NO_SCRIPT: 'Write the script first: the captions are made of it.',
  NEEDS_ANOTHER_READER: 'You made this, or a part of it. Somebody else has to read and approve it.',
  OWN_MARK: 'You made a part of this. Only a colleague may take the mark for serious news away.',
  CHANGED: 'A newer video or text arrived meanwhile. Look at it before you approve.',
  CLIP_WITHDRAWN: 'A clip in this video was withdrawn. The video has to be made again without it.',
  NO_CARDS: 'Nobody has written a card to check oneself with. Write one, or tick that this video has none.',
  NOT_APPROVED: 'The newest video and plain report are not approved together yet.',
  URGENT_OPEN: 'An urgent flag is open. Close it with its outcome first, then deliver.',
  BAD_FORM: 'Something in the form is missing or wrong. Please check it.',
} as const
export type StaffProblem = keyof typeof STAFF_PROBLEMS

/*
 * Compiled for its errors alone: what the agent declares of libxpc must be what prototypes.h says.
 * Apple's own types, blocks among them, stand in for the agent's, which tell less apart.
 */
#define XPCTAPE_XPC_TYPES_GIVEN
#include "prototypes.h"

#include "hooks.h"
#include "xpc.h"

#define DECLARED(need, type, name, parameters) extern type name parameters;
HOOKS_CONNECTION(DECLARED)
HOOKS_SESSION(DECLARED)
HOOKS_PIPE(DECLARED)

/* That a wrong one is noticed: a connection is no other object, and a handler no other handler. */
#ifdef WRONG_OBJECT
extern void xpc_connection_cancel(xpc_object_t connection);
#endif
#ifdef WRONG_HANDLER
extern void xpc_session_set_cancel_handler(xpc_session_t session, xpc_handler_t handler);
#endif

/* put_plan FILE: a plan for balance, which changes its messages and its replies. */
#include "plan_testing.h"

int main(int argc, char **argv) {
    struct pb_out plan = plan_begin();
    CHECK(argc == 2);
    put_set_string(&plan, "answer", "no");
    put_condition(&plan, "answer", NULL);
    put_rule(&plan, 0);
    size_t mark = pb_mark(&plan);
    put_set_string(&plan, "boot_loader/command_line", "quiet");
    put_condition(&plan, "boot_loader", NULL);
    put_rule(&plan, mark);
    int fd = open(argv[1], O_WRONLY | O_CREAT | O_TRUNC, 0600);
    CHECK(fd >= 0 && write(fd, plan.at, pb_mark(&plan)) == (ssize_t)pb_mark(&plan));
    return 0;
}
